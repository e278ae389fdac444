package dev.fovea.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Gathers values from the lowest layer to the highest, and everything that is wrong with them; used
 * once, by one thread.
 */
final class Layers {
  /** Top-level keys of the file that other rooms read. */
  static final List<String> SECTIONS = List.of("providers", "models");

  /**
   * What Kubernetes puts into every pod next to a service called {@code fovea}; not meant for us.
   */
  private static final Pattern SERVICE_LINK =
      Pattern.compile("FOVEA_(SERVICE_HOST|SERVICE_PORT(_.*)?|PORT_\\d+_(TCP|UDP)(_.*)?)");

  private final Map<String, Setting<?>> byName = new LinkedHashMap<>();
  private final Map<String, Setting<?>> byVariable = new LinkedHashMap<>();
  private final Map<String, Object> values = new HashMap<>();
  private final Map<String, Node.Mapping> sections = new HashMap<>();
  private final List<String> problems = new ArrayList<>();

  Layers(List<Setting<?>> known) {
    for (Setting<?> setting : known) {
      if (byName.put(setting.name(), setting) != null
          || byVariable.put(setting.variable(), setting) != null) {
        throw new IllegalStateException("two settings share the name " + setting.name());
      }
    }
  }

  void file(Node.Mapping top, Variables variables) {
    top.entries()
        .forEach((key, value) -> {
          if (SECTIONS.contains(key)) {
            attempt(() -> section(key, value));
          } else {
            settings(key, value, variables);
          }
        });
  }

  private void section(String key, Node value) {
    if (!isNothing(value)) {
      sections.put(key, value.mapping());
    }
  }

  private void settings(String name, Node value, Variables variables) {
    Setting<?> setting = byName.get(name);
    if (isNothing(value) && (setting != null || isPrefix(name))) {
      return;
    }
    if (setting != null) {
      attempt(() -> setOnce(setting, text(value, variables), value.where()));
    } else if (value instanceof Node.Mapping nested && isPrefix(name)) {
      nested.entries().forEach((key, inner) -> settings(name + "." + key, inner, variables));
    } else {
      unknown(value.where().toString(), "key", name, fileKeys(name));
    }
  }

  private void setOnce(Setting<?> setting, String text, Where where) {
    if (values.containsKey(setting.name())) {
      throw new ConfigException(where, setting.name() + " is there twice.");
    }
    set(setting, text, where.toString());
  }

  /** {@code key:} with nothing behind it, as when all of its lines are comments. */
  private static boolean isNothing(Node value) {
    return value instanceof Node.Scalar scalar && scalar.type() == Node.Kind.NOTHING;
  }

  private boolean isPrefix(String name) {
    return byName.keySet().stream().anyMatch(known -> known.startsWith(name + "."));
  }

  /** Candidates as deep as the unknown key, so that {@code logs:} is answered with {@code log}. */
  private List<String> fileKeys(String name) {
    Stream<String> names = byName.keySet().stream();
    if (name.indexOf('.') >= 0) {
      return names.toList();
    }
    Stream<String> tops = names.flatMap(known -> Stream.of(known, top(known)));
    return Stream.concat(SECTIONS.stream(), tops).distinct().toList();
  }

  private static String top(String name) {
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  private static String text(Node value, Variables variables) {
    if (value instanceof Node.Listing listing) {
      return listing.items().stream()
          .map(item -> variables.expand(item.scalar()))
          .collect(Collectors.joining(","));
    }
    return variables.expand(value.scalar());
  }

  void environment(Map<String, String> environment) {
    environment.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(Setting.PREFIX) && !isServiceLink(entry))
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> variable(entry.getKey(), entry.getValue()));
  }

  private static boolean isServiceLink(Map.Entry<String, String> entry) {
    return SERVICE_LINK.matcher(entry.getKey()).matches()
        || (entry.getKey().equals("FOVEA_PORT") && entry.getValue().startsWith("tcp://"));
  }

  private void variable(String name, String value) {
    Setting<?> setting = byVariable.get(name);
    if (setting == null) {
      unknown("environment", "variable", name, byVariable.keySet());
    } else if (!value.isBlank()) {
      attempt(() -> set(setting, value, name));
    }
  }

  void commandLine(Map<String, String> options) {
    options.forEach((name, value) -> {
      Setting<?> setting = byName.get(name);
      if (setting == null) {
        unknown("command line", "setting", name, byName.keySet());
      } else {
        attempt(() -> set(setting, value, "--" + name));
      }
    });
  }

  private void set(Setting<?> setting, String text, String origin) {
    values.put(setting.name(), setting.read(text, origin));
  }

  private void unknown(String where, String what, String name, Collection<String> candidates) {
    problems.add(
        "%s: unknown %s '%s'.%s".formatted(where, what, name, Nearest.hint(name, candidates)));
  }

  private void attempt(Runnable step) {
    try {
      step.run();
    } catch (ConfigException wrong) {
      problems.add(String.valueOf(wrong.getMessage()));
    }
  }

  /** The values by setting's name, unless something was wrong. */
  Map<String, Object> values() {
    if (!problems.isEmpty()) {
      throw ConfigException.of(problems);
    }
    return values;
  }

  Map<String, Node.Mapping> sections() {
    return sections;
  }
}
