package dev.fovea.cost.tokens;

import dev.fovea.vision.Detail;
import dev.fovea.vision.Size;
import java.time.Duration;
import java.util.Optional;

/**
 * A family as its data describe it.
 *
 * @param videos empty where the vendor has no rule
 * @param pages empty where the vendor has no rule
 */
record TokenFamily(
    String name, PictureRule pictures, Optional<VideoRule> videos, Optional<ByDetail> pages)
    implements TokenFormula {

  @Override
  public Seen picture(Size size, Detail detail) {
    return pictures.see(size, detail);
  }

  @Override
  public boolean accepts(Size size, Detail detail) {
    return pictures.accepts(size, detail);
  }

  @Override
  public long video(Size size, Duration duration) {
    return videos
        .map(rule -> rule.tokens(size, duration))
        .orElseGet(() -> TokenFormula.super.video(size, duration));
  }

  @Override
  public long page(Detail detail) {
    return pages.map(rule -> rule.of(detail)).orElseGet(() -> TokenFormula.super.page(detail));
  }

  @Override
  public boolean bound() {
    return pictures instanceof PatchBound;
  }
}
