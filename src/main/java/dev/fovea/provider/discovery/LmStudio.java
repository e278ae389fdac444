package dev.fovea.provider.discovery;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** LM Studio, by its own list of models, which says whether one sees. */
record LmStudio() implements Engine {
  @Override
  public String name() {
    return "lm-studio";
  }

  @Override
  public boolean mayOwn(String owner) {
    return owner.equals("organization_owner");
  }

  @Override
  public Optional<List<Seen>> models(Loopback at, List<JsonNode> listing) {
    return at.get("/api/v1/models")
        .filter(answer -> answer.path("models").isArray())
        .map(answer -> Engine.list(answer, "models").stream().flatMap(LmStudio::seen).toList());
  }

  private static Stream<Seen> seen(JsonNode model) {
    String key = Engine.text(model, "key");
    if (key.isEmpty() || !Engine.text(model, "type").equals("llm")) {
      return Stream.empty();
    }
    boolean sees = model.path("capabilities").path("vision").asBoolean(false);
    OptionalLong context = Engine.tokens(model, "max_context_length");
    return Stream.of(Seen.of(key, sees, context));
  }
}
