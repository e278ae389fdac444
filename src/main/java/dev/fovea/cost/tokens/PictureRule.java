package dev.fovea.cost.tokens;

import dev.fovea.cost.tokens.TokenFormula.Seen;
import dev.fovea.vision.Detail;
import dev.fovea.vision.Size;

/** A vendor's way to scale and count pictures, with the constants of one family. */
sealed interface PictureRule
    permits ClaudeCells,
        Flat,
        GeminiTiles,
        LlamaTiles,
        MistralRows,
        OpenAiPatches,
        OpenAiTiles,
        PatchBound,
        SmartResize {

  /** As {@link TokenFormula#picture}. */
  Seen see(Size size, Detail detail);

  /** As {@link TokenFormula#accepts}. */
  default boolean accepts(Size size, Detail detail) {
    return true;
  }
}
