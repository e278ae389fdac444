package dev.fovea.media;

import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import dev.fovea.error.MediaFault;
import dev.fovea.media.format.Ending;
import dev.fovea.media.format.MediaFacts;
import dev.fovea.media.picture.Recipe;
import dev.fovea.vision.Format;
import dev.fovea.vision.MediaLimits;
import dev.fovea.vision.Size;
import java.util.EnumSet;
import java.util.Set;

/**
 * Decides what a picture has to become for one target: as little as possible, and nothing at all
 * where it fits as it is.
 */
final class PicturePlan {
  /** A drawing or a page without a size of its own gets one that every model reads well. */
  private static final int SIDE_WITHOUT_SIZE = 1568;

  /** Of one document; more are a book, and a context full of pictures. */
  private static final int PAGES_MAX = 100;

  private final Item.Present item;
  private final MediaFacts facts;
  private final MediaLimits.Images limits;
  private final TargetSize target;
  private final long pixelsMax;

  /**
   * @param pictures how many there are in the request
   * @param pixelsMax what a header may claim
   */
  PicturePlan(Item.Present item, Terms terms, int pictures, long pixelsMax) {
    this.item = item;
    this.pixelsMax = pixelsMax;
    this.facts = item.facts();
    this.limits = terms.limits().images();
    this.target = new TargetSize(terms, pictures);
  }

  Plan plan() {
    facts.upright().ifPresent(this::checkShape);
    if (suits() && fits()) {
      return Plan.unmade(item);
    }
    return new Plan.Remake(recipe(fileBytesMax(limits), 1));
  }

  /** The same within fewer bytes, for a request that has become too large. */
  Plan plan(long bytesMax) {
    return new Plan.Remake(recipe(Math.min(bytesMax, fileBytesMax(limits)), 1));
  }

  /** The largest file; where a vendor counts the base64, four characters stand for three bytes. */
  static long fileBytesMax(MediaLimits.Images limits) {
    return limits.base64() ? limits.bytesMax() / 4 * 3 : limits.bytesMax();
  }

  /** A document, page by page: each page is a picture among the others. */
  Plan pages(int pagesMax) {
    return new Plan.Remake(recipe(fileBytesMax(limits), Math.clamp(pagesMax, 1, PAGES_MAX)));
  }

  private boolean suits() {
    return limits.formats().contains(facts.format())
        && (facts.frames() == 1 || limits.animated())
        && (facts.orientation() == 1 || limits.upright())
        && (!facts.alpha() || limits.alpha())
        && facts.familiarColors()
        && !facts.deep()
        && Ending.whole(facts.format(), item.payload().file());
  }

  private boolean fits() {
    return item.payload().bytes() <= fileBytesMax(limits)
        && facts
            .upright()
            .map(size -> target.of(size, item.part().detail()).equals(size))
            .orElse(false);
  }

  /** Drawings are meant for a white page, whatever a model takes transparency for. */
  private Recipe recipe(long bytesMax, int pages) {
    return new Recipe(
        facts.upright().map(upright -> target.of(upright, item.part().detail())),
        target.side(SIDE_WITHOUT_SIZE),
        written(),
        bytesMax,
        !limits.alpha() || facts.format() == Format.SVG,
        pixelsMax,
        pages);
  }

  /** What can be written and is taken. */
  private Set<Format> written() {
    Set<Format> formats = EnumSet.copyOf(Recipe.WRITTEN);
    formats.retainAll(limits.formats());
    return formats;
  }

  private void checkShape(Size size) {
    if (size.shortSide() < limits.sideMin()) {
      throw rejected(
          MediaFault.IMAGE_TOO_SMALL,
          "The picture is %s; this model takes none with a side under %d pixels."
              .formatted(size, limits.sideMin()));
    }
    if (size.longSide() > (long) limits.aspectMax() * size.shortSide()) {
      throw rejected(
          MediaFault.IMAGE_TOO_LARGE,
          "The picture is %s; this model takes none that is more than %d times as long as wide."
              .formatted(size, limits.aspectMax()));
    }
  }

  private FailureException rejected(MediaFault fault, String message) {
    return new FailureException(
        new Failure.MediaRejected(fault, message, item.part().payloadPlace()));
  }
}
