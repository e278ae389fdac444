package dev.fovea.media;

import dev.fovea.config.Setting;
import dev.fovea.config.Settings;
import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import dev.fovea.error.MediaFault;
import dev.fovea.media.format.MediaFacts;
import dev.fovea.media.format.Probe;
import dev.fovea.vision.Format;
import dev.fovea.vision.Part;
import dev.fovea.vision.Size;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Holds media to the operator's limits ({@link MediaSettings}), before anything is decoded. A limit
 * itself is allowed; what goes beyond is refused with the limit, the value and the setting.
 *
 * <p>Immutable, and safe for use by many threads.
 */
public final class Guard {
  private static final long MIB = 1 << 20;

  private final Settings settings;

  public Guard(Settings settings) {
    this.settings = settings;
  }

  /**
   * Checks how many parts a request has.
   *
   * @throws FailureException {@link Failure.InvalidRequest} that names the first part too many
   */
  public void count(List<Part.Media> parts) {
    int most = settings.get(MediaSettings.COUNT);
    if (parts.size() > most) {
      throw new FailureException(
          new Failure.InvalidRequest(
              "The request has %d pictures, videos and files; at most %d are taken (%s)."
                  .formatted(parts.size(), most, MediaSettings.COUNT.name()),
              Optional.of(parts.get(most).place().toString())));
    }
  }

  /**
   * Checks what all files of a request come to.
   *
   * @param total bytes of the files up to this part
   * @param place the part's
   * @throws FailureException {@link Failure.MediaRejected}: {@code IMAGE_FILE_TOO_LARGE}
   */
  public void total(long total, String place) {
    bytes("The files up to here have", total, MediaSettings.TOTAL_BYTES, place);
  }

  /**
   * Checks a file by its length.
   *
   * @param place the part's
   * @throws FailureException {@link Failure.MediaRejected}: {@code IMAGE_FILE_TOO_LARGE}
   */
  public void file(Format format, long bytes, String place) {
    Setting<Long> limit =
        switch (format.modality()) {
          case VIDEO -> MediaSettings.VIDEO_BYTES;
          case FILE -> MediaSettings.FILE_BYTES;
          case IMAGE, AUDIO, TEXT -> MediaSettings.IMAGE_BYTES;
        };
    bytes("The " + format.title() + " file has", bytes, limit, place);
  }

  /**
   * Checks a file by what it says about itself.
   *
   * @param place the part's
   * @throws FailureException {@link Failure.MediaRejected}: {@code IMAGE_TOO_LARGE}
   */
  public void facts(MediaFacts facts, String place) {
    if (facts.video().isPresent()) {
      facts.size().ifPresent(size -> size("video", size, MediaSettings.VIDEO_PIXELS, place));
    } else {
      facts.size().ifPresent(size -> size("picture", size, MediaSettings.IMAGE_PIXELS, place));
    }
    frames(facts, place);
    facts.video().ifPresent(video -> duration(video.duration(), place));
  }

  private void frames(MediaFacts facts, String place) {
    int most = settings.get(MediaSettings.FRAMES);
    if (facts.frames() > most) {
      String counted = facts.frames() < Probe.FRAMES_MAX ? "%d" : "at least %d";
      throw tooLarge(
          "The " + facts.format().title() + " has " + counted.formatted(facts.frames()) + " frames",
          Integer.toString(most),
          MediaSettings.FRAMES,
          place);
    }
  }

  private void size(String what, Size size, Setting<Integer> pixels, String place) {
    int side = settings.get(MediaSettings.IMAGE_SIDE);
    if (size.longSide() > side) {
      throw tooLarge(
          "The %s is %s pixels".formatted(what, size),
          side + " a side",
          MediaSettings.IMAGE_SIDE,
          place);
    }
    int most = settings.get(pixels);
    if (size.pixels() > most) {
      throw tooLarge(
          "The %s is %s, which are %d pixels".formatted(what, size, size.pixels()),
          Integer.toString(most),
          pixels,
          place);
    }
  }

  private void duration(Duration duration, String place) {
    Duration most = settings.get(MediaSettings.VIDEO_DURATION);
    if (duration.compareTo(most) > 0) {
      throw tooLarge(
          "The video takes %d seconds".formatted(duration.toSeconds()),
          Long.toString(most.toSeconds()),
          MediaSettings.VIDEO_DURATION,
          place);
    }
  }

  private void bytes(String what, long bytes, Setting<Long> limit, String place) {
    long most = settings.get(limit);
    if (bytes > most) {
      throw rejected(
          MediaFault.IMAGE_FILE_TOO_LARGE,
          "%s %d bytes; at most %d (%d MiB) are taken (%s). Send a smaller one."
              .formatted(what, bytes, most, most / MIB, limit.name()),
          place);
    }
  }

  private static FailureException tooLarge(
      String what, String most, Setting<?> limit, String place) {
    return rejected(
        MediaFault.IMAGE_TOO_LARGE,
        "%s; at most %s are taken (%s). Send a smaller one.".formatted(what, most, limit.name()),
        place);
  }

  private static FailureException rejected(MediaFault fault, String message, String place) {
    return new FailureException(new Failure.MediaRejected(fault, message, place));
  }
}
