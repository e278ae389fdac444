package dev.fovea.provider.discovery;

import dev.fovea.vision.Modality;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * llama-server of llama.cpp. It says what a model takes in {@code architecture.input_modalities} of
 * the list; before mid-2026 in {@code modalities} of {@code /props} only.
 */
record LlamaServer() implements Engine {
  private static final List<String> PROPS =
      List.of("modalities", "default_generation_settings", "build_info");

  @Override
  public String name() {
    return "llama-server";
  }

  @Override
  public boolean mayOwn(String owner) {
    return owner.equals("llamacpp");
  }

  @Override
  public Optional<List<Seen>> models(Loopback at, List<JsonNode> listing) {
    return at.get("/props")
        .filter(props -> PROPS.stream().anyMatch(props::has))
        .map(props -> listing.stream().map(model -> seen(model, props)).toList());
  }

  private static Seen seen(JsonNode model, JsonNode props) {
    OptionalLong context = Engine.tokens(model.path("meta"), "n_ctx");
    String id = Engine.text(model, "id");
    JsonNode architecture = model.path("architecture");
    if (architecture.path("input_modalities").isArray()) {
      return new Seen(id, input(architecture), context);
    }
    return Seen.of(id, props.path("modalities").path("vision").asBoolean(false), context);
  }

  private static Set<Modality> input(JsonNode architecture) {
    List<String> words = Engine.words(architecture, "input_modalities").toList();
    Set<Modality> input = EnumSet.of(Modality.TEXT);
    Arrays.stream(Modality.values())
        .filter(each -> words.contains(each.word()))
        .forEach(input::add);
    return input;
  }
}
