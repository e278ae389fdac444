package dev.fovea.tidy;

import static java.util.Map.entry;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which room may use which: the map of ARCHITECTURE.md. {@code api} uses {@code cost} for the money
 * it shows.
 */
final class PackageMap {
  static final String ROOT = "dev.fovea";

  /** They see everything: the composition root, the command line, and what starts them. */
  static final Set<String> ROOF = Set.of("", "cli");

  static final Map<String, Set<String>> ARROWS =
      Map.ofEntries(
          entry("error", Set.of()),
          entry("json", Set.of()),
          entry("config", Set.of("error")),
          entry("vision", Set.of("json", "error")),
          entry("worker", Set.of("error", "config")),
          entry("http", Set.of("config", "error")),
          entry("store", Set.of("error", "config")),
          entry("cost", Set.of("vision", "error", "config")),
          entry("media", Set.of("vision", "cost", "worker", "json", "error", "config")),
          entry("provider", Set.of("vision", "cost", "json", "error", "config")),
          entry(
              "engine", Set.of("vision", "provider", "media", "worker", "json", "error", "config")),
          entry("usage", Set.of("cost", "store", "error", "config")),
          entry("ledger", Set.of("usage", "cost", "store", "json", "error", "config")),
          entry("account", Set.of("vision", "cost", "store", "error", "config")),
          entry("admission", Set.of("account", "error", "config")),
          entry("replay", Set.of("http", "store", "error", "config")),
          entry("telemetry", Set.of("json", "error", "config")),
          entry(
              "relay",
              Set.of(
                  "vision",
                  "media",
                  "provider",
                  "cost",
                  "ledger",
                  "usage",
                  "admission",
                  "account",
                  "telemetry",
                  "error")),
          entry(
              "api",
              Set.of(
                  "http",
                  "json",
                  "vision",
                  "relay",
                  "replay",
                  "account",
                  "provider",
                  "media",
                  "error",
                  "config",
                  "ledger",
                  "usage",
                  "admission",
                  "cost")),
          entry("console", Set.of("http", "account", "ledger", "provider", "telemetry")));

  private PackageMap() {}

  /** The room of a class: the first name under the root; empty for the root itself. */
  static String room(String packageName) {
    String inner = packageName.substring(Math.min(packageName.length(), ROOT.length()));
    String[] names = inner.split("\\.", -1);
    return names.length < 2 ? "" : names[1];
  }

  /** Every use of a room that the map does not allow, as {@code a → b: where}. */
  static List<String> strangers(JavaClasses classes, Map<String, Set<String>> arrows) {
    return classes.that(ours()).stream()
        .flatMap(origin -> origin.getDirectDependenciesFromSelf().stream())
        .filter(dependency -> ours().test(dependency.getTargetClass()))
        .filter(dependency -> !allowed(dependency, arrows))
        .map(PackageMap::show)
        .distinct()
        .sorted()
        .toList();
  }

  /** Rooms that reach themselves by the map's own arrows. */
  static Set<String> circles(Map<String, Set<String>> arrows) {
    Set<String> circles = new TreeSet<>();
    arrows.keySet().stream()
        .filter(room -> reachable(room, arrows).contains(room))
        .forEach(circles::add);
    return circles;
  }

  private static Set<String> reachable(String from, Map<String, Set<String>> arrows) {
    Set<String> seen = new TreeSet<>();
    var next = new ArrayDeque<>(arrows.getOrDefault(from, Set.of()));
    while (!next.isEmpty()) {
      String room = next.remove();
      if (seen.add(room)) {
        next.addAll(arrows.getOrDefault(room, Set.of()));
      }
    }
    return seen;
  }

  private static DescribedPredicate<JavaClass> ours() {
    return DescribedPredicate.describe("ours", each -> each.getPackageName().startsWith(ROOT));
  }

  private static boolean allowed(Dependency dependency, Map<String, Set<String>> arrows) {
    String from = room(dependency.getOriginClass().getPackageName());
    String to = room(dependency.getTargetClass().getPackageName());
    return from.equals(to)
        || ROOF.contains(from)
        || arrows.getOrDefault(from, Set.of()).contains(to);
  }

  private static String show(Dependency dependency) {
    return "%s → %s: %s uses %s"
        .formatted(
            room(dependency.getOriginClass().getPackageName()),
            room(dependency.getTargetClass().getPackageName()),
            dependency.getOriginClass().getName(),
            dependency.getTargetClass().getName());
  }
}
