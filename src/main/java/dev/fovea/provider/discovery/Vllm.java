package dev.fovea.provider.discovery;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * vLLM. It has no word for whether a model sees, so its models are listed as taking pictures: vLLM
 * itself refuses a picture that its model cannot take, it does not drop it. The operator can say
 * otherwise in {@code fovea.yaml}.
 */
record Vllm() implements Engine {
  @Override
  public String name() {
    return "vllm";
  }

  @Override
  public boolean mayOwn(String owner) {
    return owner.equals("vllm");
  }

  @Override
  public Optional<List<Seen>> models(Loopback at, List<JsonNode> listing) {
    return at.get("/version")
        .filter(answer -> !Engine.text(answer, "version").isEmpty())
        .map(answer -> listing.stream().map(Vllm::seen).toList());
  }

  private static Seen seen(JsonNode model) {
    return Seen.of(Engine.text(model, "id"), true, Engine.tokens(model, "max_model_len"));
  }
}
