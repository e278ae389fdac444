package dev.fovea.cli;

import dev.fovea.config.Settings;
import dev.fovea.provider.Catalog;
import dev.fovea.provider.CatalogEntry;
import dev.fovea.provider.ProviderSettings;
import dev.fovea.provider.ProviderStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Who can answer: what is built in, what runs on this machine, which providers have their keys. */
final class ModelChecks {
  private static final Map<String, String> LOCAL_STARTS =
      Map.of(
          "ollama", "ollama serve, then: ollama pull qwen2.5vl",
          "llama-server", "llama-server -hf ggml-org/Qwen2.5-VL-3B-Instruct-GGUF --port 9931",
          "vllm", "vllm serve Qwen/Qwen2.5-VL-3B-Instruct",
          "sglang", "python3 -m sglang.launch_server --model-path Qwen/Qwen2.5-VL-3B-Instruct",
          "lm-studio", "lms server start");

  private ModelChecks() {}

  static List<Check> all(Settings settings, Map<String, String> environment) {
    Catalog catalog = LookedCatalog.of(settings, environment);
    List<Check> checks = new ArrayList<>(List.of(builtIn()));
    catalog
        .localProviders()
        .forEach(local -> checks.add(local(local.name(), local.title(), catalog, settings)));
    catalog.providers().stream()
        .filter(status -> !status.local() && !status.name().equals("fovea"))
        .forEach(status -> checks.add(provider(status, catalog)));
    return checks;
  }

  private static Check builtIn() {
    boolean packed = ModelChecks.class.getResource("/ai/onnxruntime/OrtEnvironment.class") != null;
    return packed
        ? Check.on("Engines", "fovea/inspect", "built in: facts, text and codes of a picture")
        : Check.missing("Engines", "fovea/inspect", "its libraries are not packed", "./run build");
  }

  private static Check local(String name, String title, Catalog catalog, Settings settings) {
    List<String> models = models(name, catalog);
    if (!models.isEmpty()) {
      return Check.on("Engines", name, title + " runs: " + String.join(", ", models));
    }
    return settings.get(ProviderSettings.DISCOVER)
        ? Check.off(
            "Engines",
            name,
            title + " was not found on this machine",
            LOCAL_STARTS.getOrDefault(name, "start it"))
        : Check.off("Engines", name, "is not looked for", "FOVEA_ENGINES_DISCOVER=true");
  }

  private static Check provider(ProviderStatus status, Catalog catalog) {
    return status.usable()
        ? Check.on(
            "Providers",
            status.name(),
            "%s, %d models".formatted(status.title(), models(status.name(), catalog).size()))
        : Check.off("Providers", status.name(), status.title(), fix(status.whyNot()));
  }

  /** "Set A and B." as something to type. */
  private static String fix(String whyNot) {
    return whyNot.startsWith("Set ")
        ? "export " + whyNot.substring(4, whyNot.length() - 1).replace(" and ", "=… ") + "=…"
        : whyNot;
  }

  private static List<String> models(String provider, Catalog catalog) {
    return catalog.entries().stream()
        .filter(entry -> servedBy(entry, provider))
        .map(entry -> entry.model().id())
        .toList();
  }

  private static boolean servedBy(CatalogEntry entry, String provider) {
    return entry.targets().stream().anyMatch(target -> target.provider().name().equals(provider));
  }
}
