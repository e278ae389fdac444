package dev.fovea.provider.discovery;

import dev.fovea.provider.LocalEngine;
import dev.fovea.provider.LocalEngine.LocalModel;
import dev.fovea.provider.Model;
import dev.fovea.provider.Provider;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * One port of this machine, and the engine that was last seen there. Used by one look at a time.
 */
final class Port {
  /** Looks without an answer until a busy engine counts as gone. */
  private static final int SILENT_MAX = 3;

  private static final int MODELS_MAX = 256;
  private static final int NAME_MAX = 200;

  private final Loopback at;
  private final Map<String, Provider> providers;
  private volatile Optional<LocalEngine> engine = Optional.empty();
  private int silent;

  /**
   * @param providers engines that may be used, by name
   */
  Port(Loopback at, Map<String, Provider> providers) {
    this.at = at;
    this.providers = providers;
  }

  int number() {
    return at.port();
  }

  Optional<LocalEngine> engine() {
    return engine;
  }

  /** Asks who is there. An engine that is too busy to answer stays for a while. */
  void look() {
    try {
      engine = recognise();
      silent = 0;
    } catch (EngineSilent busy) {
      silent++;
      if (silent >= SILENT_MAX) {
        engine = Optional.empty();
      }
    }
  }

  private Optional<LocalEngine> recognise() {
    List<JsonNode> listing =
        at.get("/v1/models").map(answer -> Engine.list(answer, "data")).orElse(List.of());
    if (listing.isEmpty()) {
      return Optional.empty();
    }
    String owner = Engine.text(listing.getFirst(), "owned_by");
    return Engine.ALL.stream()
        .filter(kind -> kind.mayOwn(owner) && providers.containsKey(kind.name()))
        .flatMap(kind -> kind.models(at, listing).map(seen -> found(kind, seen)).stream())
        .findFirst();
  }

  private LocalEngine found(Engine kind, List<Seen> models) {
    URI address = URI.create("http://" + Loopback.HOST + ":" + at.port() + "/v1");
    return new LocalEngine(
        provider(kind).at(address),
        models.stream()
            .filter(seen -> isName(seen.name()))
            .limit(MODELS_MAX)
            .map(seen -> local(kind, seen))
            .toList());
  }

  private Provider provider(Engine kind) {
    return Optional.ofNullable(providers.get(kind.name())).orElseThrow();
  }

  private static LocalModel local(Engine kind, Seen seen) {
    String id = kind.name() + "/" + shown(seen.name());
    return new LocalModel(
        new Model(id, seen.input(), seen.contextLength(), "", List.of()), seen.name());
  }

  /** The name without the folders of this machine, which llama-server may show. */
  private static String shown(String name) {
    return name.endsWith(".gguf") ? name.substring(name.lastIndexOf('/') + 1) : name;
  }

  private static boolean isName(String name) {
    return !name.isBlank()
        && name.length() <= NAME_MAX
        && name.chars().noneMatch(Character::isISOControl);
  }
}
