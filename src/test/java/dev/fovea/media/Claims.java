package dev.fovea.media;

import dev.fovea.cost.tokens.TokenFamilies;
import dev.fovea.cost.tokens.TokenFormula;
import dev.fovea.vision.Format;
import dev.fovea.vision.MediaLimits;
import dev.fovea.vision.MediaPolicy;
import dev.fovea.vision.MediaPolicy.Downscale;
import dev.fovea.vision.Role;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Targets that claim to take this and that. */
final class Claims {
  static final TokenFormula CLAUDE = TokenFamilies.load().forModel("claude-3-5-sonnet-latest");
  static final TokenFormula UNKNOWN = TokenFamilies.load().forModel("somebody/new-model");

  private Claims() {}

  /** Limits as Anthropic has them. */
  static MediaLimits claude() {
    return limits(5L * 1024 * 1024, 8000, 20, 2000);
  }

  static MediaLimits limits(long bytesMax, int sideMax, int manyCount, int manySideMax) {
    return new MediaLimits(
        new MediaLimits.Images(
            Set.of(Format.JPEG, Format.PNG, Format.GIF, Format.WEBP),
            bytesMax,
            true,
            sideMax,
            8,
            Integer.MAX_VALUE,
            200,
            100,
            manyCount,
            manySideMax,
            false,
            false,
            true,
            EnumSet.of(Role.USER)),
        new MediaLimits.Videos(Set.of(), 0),
        new MediaLimits.Files(false, 0, 10),
        32L * 1024 * 1024,
        false);
  }

  static MediaPolicy policy(Downscale downscale) {
    return new MediaPolicy(
        Optional.of(downscale), OptionalInt.of(1024), Optional.empty(), Optional.empty());
  }
}
