package dev.fovea.media.picture.decode;

import dev.fovea.error.MediaFault;
import dev.fovea.vision.Format;
import dev.fovea.vision.Size;
import dev.fovea.worker.WorkerSettings;

/** Says why a picture cannot be used. The message reads on after "The picture at …": a verb. */
public final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;
  private final MediaFault fault;

  public Refusal(MediaFault fault, String message) {
    super(message, null, false, false);
    this.fault = fault;
  }

  public MediaFault fault() {
    return fault;
  }

  /** The message, which is never null. */
  public String why() {
    return String.valueOf(getMessage());
  }

  /** The reader gave up. */
  public static Refusal damaged(Format format) {
    return new Refusal(
        MediaFault.IMAGE_PARSE_ERROR,
        "looks like %s file but cannot be decoded; it may be cut off or damaged."
            .formatted(format.one()));
  }

  /**
   * The file contradicts itself, or is built as no reader here knows.
   *
   * @param why completes "it …"
   */
  static Refusal unreadable(Format format, String why) {
    return new Refusal(
        MediaFault.IMAGE_PARSE_ERROR,
        "looks like %s file but cannot be decoded: it %s.".formatted(format.one(), why));
  }

  /** There is no reader for it here. */
  public static Refusal unsupported(Format format) {
    return new Refusal(
        MediaFault.UNSUPPORTED_IMAGE_MEDIA_TYPE,
        "is %s file, which cannot be decoded here. Convert it to JPEG or PNG."
            .formatted(format.one()));
  }

  static Refusal needsMemory(Size size) {
    return new Refusal(
        MediaFault.IMAGE_TOO_LARGE,
        "has %d × %d pixels, which needs more memory to decode than a worker may have."
                .formatted(size.width(), size.height())
            + smaller("heap"));
  }

  /** A decoder gave up that does not say which of the two it was. */
  static Refusal lacksMemoryOrIsDamaged(Size size) {
    return new Refusal(
        MediaFault.IMAGE_TOO_LARGE,
        "has %d × %d pixels, and is damaged or needs more memory to decode than a worker may have."
                .formatted(size.width(), size.height())
            + smaller("resident"));
  }

  /** A decoder ran out of memory on the way. */
  static Refusal ranOut() {
    return new Refusal(
        MediaFault.IMAGE_TOO_LARGE,
        "needs more memory to decode than a worker may have." + smaller("heap"));
  }

  private static String smaller(String setting) {
    return " Send a smaller one; the operator can raise '%s'."
        .formatted(WorkerSettings.own(setting));
  }
}
