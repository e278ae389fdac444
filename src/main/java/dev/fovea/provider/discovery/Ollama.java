package dev.fovea.provider.discovery;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Ollama. Newer ones say in the list what a model can do, older ones when asked for each model.
 * What they call the context length is the model's, not the one that it is run with, so it is left
 * out.
 */
record Ollama() implements Engine {
  /** Questions about single models in one look, so that a look stays short. */
  private static final int ASKED_MAX = 64;

  @Override
  public String name() {
    return "ollama";
  }

  /** Anybody: it puts the name of who published the model there. */
  @Override
  public boolean mayOwn(String owner) {
    return true;
  }

  @Override
  public Optional<List<Seen>> models(Loopback at, List<JsonNode> listing) {
    return at.get("/api/version")
        .filter(answer -> !Engine.text(answer, "version").isEmpty())
        .flatMap(answer -> at.get("/api/tags"))
        .filter(tags -> tags.path("models").isArray())
        .map(tags ->
            Engine.list(tags, "models").stream()
                .limit(ASKED_MAX)
                .flatMap(model -> seen(at, model))
                .toList());
  }

  private static Stream<Seen> seen(Loopback at, JsonNode model) {
    String name = Engine.text(model, "name");
    JsonNode told = model.has("capabilities") ? model : shown(at, name).orElse(model);
    List<String> can = Engine.words(told, "capabilities").toList();
    if (name.isEmpty() || (!can.isEmpty() && !can.contains("completion"))) {
      return Stream.empty();
    }
    return Stream.of(Seen.of(name, can.contains("vision"), OptionalLong.empty()));
  }

  private static Optional<JsonNode> shown(Loopback at, String name) {
    return at.post("/api/show", Map.of("model", name));
  }
}
