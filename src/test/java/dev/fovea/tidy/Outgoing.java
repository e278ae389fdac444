package dev.fovea.tidy;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Who may open a connection to somewhere else, and everything that opens one. A caller's URL goes
 * to the fetcher; whoever is named beside it calls only whom the operator has named.
 */
final class Outgoing {
  /** Where a caller's addresses may be dialled. */
  private static final String FETCHER = "dev.fovea.media.fetch.";

  /** Those who call providers, engines on loopback, or the platform itself. */
  static final Set<String> OPERATORS_OWN =
      Set.of(
          "dev.fovea.admission.RedisAddress",
          "dev.fovea.admission.RedisLimits",
          "dev.fovea.admission.RedisScript",
          "dev.fovea.provider.HttpClients",
          "dev.fovea.provider.UpstreamExchange",
          "dev.fovea.provider.discovery.Discovery",
          "dev.fovea.provider.discovery.Loopback",
          "dev.fovea.cli.Asker",
          "dev.fovea.cli.ServerAdmin",
          "dev.fovea.cli.MachineChecks");

  /** Reads XML in a worker that may open nothing, with document types and entities switched off. */
  private static final String DRAWING = "dev.fovea.media.picture.decode.SvgDrawing";

  /** Types that nobody else has a use for. */
  private static final Pattern TYPES =
      Pattern.compile(
          "java\\.net\\.(Socket|DatagramSocket|MulticastSocket|(Http|Jar)?URLConnection)"
              + "|java\\.net\\.http\\.(HttpClient|WebSocket).*"
              + "|java\\.nio\\.channels\\.(Asynchronous)?(Socket|Datagram)Channel"
              + "|javax\\.net\\..*"
              + "|io\\.netty\\.(bootstrap|resolver)\\..*"
              + "|io\\.vertx\\.core\\.http\\.(HttpClient|WebSocketClient)(?!Response|Request).*"
              + "|io\\.vertx\\.core\\.(dns|datagram)\\..*"
              + "|io\\.vertx\\.core\\.net\\.NetClient.*"
              + "|io\\.vertx\\.redis\\.client\\.Redis"
              + "|javax\\.xml\\..*|org\\.xml\\.sax\\..*|org\\.w3c\\.dom\\..*");

  /** Methods of types that are harmless otherwise. */
  private static final Map<String, Set<String>> METHODS =
      Map.of(
          "java.net.URL", Set.of("openStream", "openConnection", "getContent"),
          "java.net.InetAddress", Set.of("getByName", "getAllByName", "isReachable"),
          "java.awt.Toolkit", Set.of("getImage", "createImage"),
          "io.vertx.core.Vertx",
              Set.of(
                  "createHttpClient",
                  "httpClientBuilder",
                  "createWebSocketClient",
                  "webSocketClientBuilder",
                  "createNetClient",
                  "createDatagramSocket",
                  "createDnsClient"));

  private Outgoing() {}

  /** Every way out that is not on the list, as {@code class uses target}. */
  static List<String> strangers(JavaClasses classes) {
    return classes.stream()
        .filter(Predicate.not(Outgoing::mayCall))
        .flatMap(Outgoing::ways)
        .distinct()
        .sorted()
        .toList();
  }

  /** Every way out that this class has. */
  static Stream<String> ways(JavaClass from) {
    Stream<String> types =
        from.getDirectDependenciesFromSelf().stream()
            .map(Dependency::getTargetClass)
            .map(JavaClass::getName)
            .filter(TYPES.asMatchPredicate());
    Stream<String> methods =
        Stream.concat(
                from.getAccessesFromSelf().stream(), from.getCodeUnitReferencesFromSelf().stream())
            .map(JavaAccess::getTarget)
            .filter(Outgoing::opens)
            .map(AccessTarget::getFullName);
    return Stream.concat(types, methods).map(way -> from.getName() + " uses " + way);
  }

  private static boolean opens(AccessTarget target) {
    String owner = target.getOwner().getName();
    return METHODS.getOrDefault(owner, Set.of()).contains(target.getName()) || readsAUrl(target);
  }

  /** {@code ImageIO.read(URL)}, {@code new ImageIcon(URL)} and their like. */
  private static boolean readsAUrl(AccessTarget target) {
    return target instanceof AccessTarget.CodeUnitCallTarget call
        && !call.getOwner().getName().startsWith("dev.fovea.")
        && !call.getOwner().getName().equals("java.net.URL")
        && call.getRawParameterTypes().stream()
            .anyMatch(type -> type.getName().equals("java.net.URL"));
  }

  private static boolean mayCall(JavaClass each) {
    String outer = each.getName().replaceFirst("\\$.*", "");
    return outer.startsWith(FETCHER) || OPERATORS_OWN.contains(outer) || outer.equals(DRAWING);
  }
}
