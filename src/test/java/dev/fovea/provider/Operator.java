package dev.fovea.provider;

import dev.fovea.config.Settings;
import dev.fovea.provider.LocalEngine.LocalModel;
import dev.fovea.vision.MediaLimits;
import dev.fovea.vision.Modality;
import dev.fovea.vision.Outcome;
import dev.fovea.vision.Usage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Somebody with keys and a {@code fovea.yaml}. */
record Operator(Path folder) {
  private static final Map<String, String> KEYS =
      Map.of(
          "OPENAI_API_KEY", "o",
          "RUAPI_API_KEY", "r",
          "AIMLAPI_API_KEY", "a",
          "DASHSCOPE_API_KEY", "d",
          "GROQ_API_KEY", "g",
          "MOONSHOT_API_KEY", "m",
          "TOGETHER_API_KEY", "t");

  /** A provider with a {@code media} of its own, and the model {@code eye} by its name there. */
  static final String MINE =
      """
      providers:
        mine:
          dialect: openai
          base_url: http://127.0.0.1:9000/v1
          media: %s
      models:
        eye: {input: [text, image], targets: [{provider: mine, model: %s}]}
      """;

  static void found(Catalog catalog, String engine, String name) {
    Provider provider =
        catalog.localProviders().stream()
            .filter(each -> each.name().equals(engine))
            .findFirst()
            .orElseThrow();
    Model model =
        new Model(
            engine + "/eye",
            EnumSet.of(Modality.TEXT, Modality.IMAGE),
            OptionalLong.empty(),
            "",
            List.of());
    catalog.found(List.of(new LocalEngine(provider, List.of(new LocalModel(model, name)))));
  }

  MediaLimits.Images images(String yaml, String model) throws IOException {
    return target(yaml, model).media().images();
  }

  Target target(String yaml, String model) throws IOException {
    return load(yaml).find(model).orElseThrow().targets().getFirst();
  }

  Catalog load(String yaml) throws IOException {
    Path file = Files.writeString(folder.resolve("fovea.yaml"), yaml);
    Settings settings = Settings.load(List.of(), Map.of(), Map.of(), Optional.of(file));
    return Catalog.load(
        settings, KEYS, provider -> (request, target, sink) -> new Outcome.Completed(Usage.NONE));
  }
}
