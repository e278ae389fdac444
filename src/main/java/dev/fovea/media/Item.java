package dev.fovea.media;

import dev.fovea.media.format.MediaFacts;
import dev.fovea.vision.Part;
import java.time.Duration;
import java.util.List;

/** A media part of a request, as far as it is in our hands. */
sealed interface Item {

  /** The part, its form that of what the file turned out to be. */
  Part.Media part();

  /**
   * A file that we have.
   *
   * @param payload the file
   * @param facts what it says about itself
   * @param mended what had to be put right before any target gets it, in this order: {@code
   *     fetched}, {@code tidied} (its base64), {@code relabelled} (its form, or what it is called
   *     by its label or its host); empty where the part can go on as it came
   * @param fetch what it took to fetch it; nothing when it came with the request
   */
  record Present(
      Part.Media part, Payload payload, MediaFacts facts, List<String> mended, Duration fetch)
      implements Item {

    public Present {
      mended = List.copyOf(mended);
    }
  }

  /** A URL that nobody has looked at, or an id that only the upstream can. */
  record Absent(Part.Media part) implements Item {}
}
