package dev.fovea.provider.discovery;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * SGLang. It says whether its model sees; one that is too old to say so counts as blind, since it
 * may drop a picture without a word.
 */
record Sglang() implements Engine {
  @Override
  public String name() {
    return "sglang";
  }

  @Override
  public boolean mayOwn(String owner) {
    return owner.equals("sglang");
  }

  @Override
  public Optional<List<Seen>> models(Loopback at, List<JsonNode> listing) {
    return at.get("/model_info")
        .or(() -> at.get("/get_model_info"))
        .filter(info -> !Engine.text(info, "model_path").isEmpty())
        .map(info -> generates(info) ? seen(listing, info) : List.of());
  }

  private static boolean generates(JsonNode info) {
    return info.path("is_generation").asBoolean(true);
  }

  private static List<Seen> seen(List<JsonNode> listing, JsonNode info) {
    boolean sees = info.path("has_image_understanding").asBoolean(false);
    return listing.stream()
        .map(
            model -> Seen.of(Engine.text(model, "id"), sees, Engine.tokens(model, "max_model_len")))
        .toList();
  }
}
