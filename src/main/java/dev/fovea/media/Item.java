package dev.fovea.media;

import dev.fovea.media.format.MediaFacts;
import dev.fovea.vision.Part;
import java.time.Duration;

/** A media part of a request, as far as it is in our hands. */
sealed interface Item {

  /** The part, its form that of what the file turned out to be. */
  Part.Media part();

  /**
   * A file that we have.
   *
   * @param payload the file
   * @param facts what it says about itself
   * @param tidy whether the part says the same: the right form, the right label, clean base64
   * @param fetch what it took to fetch it; nothing when it came with the request
   */
  record Present(Part.Media part, Payload payload, MediaFacts facts, boolean tidy, Duration fetch)
      implements Item {}

  /** A URL that nobody has looked at, or an id that only the upstream can. */
  record Absent(Part.Media part) implements Item {}
}
