package dev.fovea;

import dev.fovea.config.SettingsReference;
import dev.fovea.cost.tokens.TokensReference;
import dev.fovea.error.ErrorReference;
import dev.fovea.provider.MediaLimitsReference;
import dev.fovea.provider.ModelsReference;
import dev.fovea.provider.ProvidersReference;
import java.util.Map;

/** The pages under {@code docs/reference} that follow from the program; a test compares them. */
public final class ReferencePages {
  private ReferencePages() {}

  /** Each page's text by the name of its file. */
  public static Map<String, String> all() {
    return Map.of(
        "settings.md", SettingsReference.markdown(Fovea.SETTINGS),
        "providers.md", ProvidersReference.markdown(),
        "models.md", ModelsReference.markdown(),
        "tokens.md", TokensReference.markdown(),
        "media-limits.md", MediaLimitsReference.markdown(),
        "errors.md", ErrorReference.markdown());
  }
}
