package dev.fovea.cli;

import dev.fovea.Fovea;
import dev.fovea.config.SettingsReference;
import dev.fovea.provider.ModelsReference;
import dev.fovea.provider.ProvidersReference;
import java.util.Map;

/** The pages of {@code docs/reference} that the program writes about itself. */
final class Reference {
  private Reference() {}

  /** Text by file name. */
  static Map<String, String> pages() {
    return Map.of(
        "settings.md", SettingsReference.markdown(Fovea.SETTINGS),
        "models.md", ModelsReference.markdown(),
        "providers.md", ProvidersReference.markdown());
  }
}
