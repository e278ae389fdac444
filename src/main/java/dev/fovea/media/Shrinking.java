package dev.fovea.media;

import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import dev.fovea.error.MediaFault;
import dev.fovea.vision.Modality;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Makes pictures smaller, the oldest first, until the whole request is what a target takes: one
 * turn too many must not end a conversation.
 */
final class Shrinking {
  /** Base64 in which no picture shows anything; making them would be for nothing. */
  private static final long SHARE_MIN = 100;

  private final long bytesMax;
  private final BiFunction<Item.Present, Long, Prepared> smaller;

  /**
   * @param bytesMax base64 and URLs in all
   * @param smaller makes a picture within so many bytes of its file
   */
  Shrinking(long bytesMax, BiFunction<Item.Present, Long, Prepared> smaller) {
    this.bytesMax = bytesMax;
    this.smaller = smaller;
  }

  /** Replaces what has to be smaller in {@code prepared}. */
  void run(List<Prepared> prepared) {
    long over = prepared.stream().mapToLong(Prepared::encodedBytes).sum() - bytesMax;
    long share = Math.max(0, bytesMax) / Math.max(1, prepared.size());
    boolean room = share >= SHARE_MIN;
    for (int i = 0; room && i < prepared.size() && over > 0; i++) {
      Prepared old = prepared.get(i);
      if (old.encodedBytes() > share
          && old.item() instanceof Item.Present item
          && item.facts().format().modality() == Modality.IMAGE) {
        Prepared less = smaller.apply(item, share / 4 * 3);
        over -= old.encodedBytes() - less.encodedBytes();
        prepared.set(i, less);
      }
    }
    if (over > 0) {
      throw new FailureException(
          new Failure.MediaRejected(
              MediaFault.IMAGE_FILE_TOO_LARGE,
              "The request is %d bytes too large for this model, history included, however small"
                      .formatted(over)
                  + " its pictures are made. Leave out the oldest media.",
              "messages"));
    }
  }
}
