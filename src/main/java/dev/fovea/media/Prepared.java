package dev.fovea.media;

import dev.fovea.media.picture.Made;
import dev.fovea.vision.Part;
import dev.fovea.vision.Source;
import java.time.Duration;
import java.util.List;

/**
 * A media part as one target gets it.
 *
 * @param item what came
 * @param parts what goes: one each for the pages of a document
 * @param made the files that were made, in the same order; none when nothing was
 * @param done what was done, in words
 * @param transform what that took
 */
record Prepared(
    Item item, List<Part.Media> parts, List<Made> made, List<String> done, Duration transform) {

  /** Bytes of base64, or of a URL, that go to the target. */
  long encodedBytes() {
    return parts.stream().mapToLong(Prepared::encodedBytes).sum();
  }

  private static long encodedBytes(Part.Media part) {
    return switch (part.source()) {
      case Source.Inline inline -> inline.raw().length();
      case Source.Remote remote -> remote.raw().length();
      case Source.Rendition rendition -> rendition.base64().length();
      case Source.Stored _ -> 0;
    };
  }
}
