package dev.fovea.media.format;

import dev.fovea.media.format.MediaFacts.Color;
import dev.fovea.vision.Format;
import dev.fovea.vision.Size;
import java.util.Optional;

/** What has been learnt of a file so far; most files are what it says before anything is noted. */
final class Notes {
  private final Format format;
  private Optional<Size> size = Optional.empty();
  int frames = 1;
  int orientation = 1;
  boolean alpha;
  int bitDepth = 8;
  Color color = Color.RGB;
  boolean profile;
  Optional<MediaFacts.Video> video = Optional.empty();

  Notes(Format format) {
    this.format = format;
  }

  /** Notes a size as the file claims it. */
  void size(long width, long height) {
    size = Optional.of(checked(width, height));
  }

  /** A size as a file claims it; a picture without pixels is none. */
  static Size checked(long width, long height) {
    if (width < 1 || height < 1 || width > Integer.MAX_VALUE || height > Integer.MAX_VALUE) {
      throw new Malformed("says that it is %d × %d pixels".formatted(width, height));
    }
    return new Size((int) width, (int) height);
  }

  /** The size, which has to be known by now. */
  Size size() {
    return size.orElseThrow(() -> new Malformed("does not say how large it is"));
  }

  /** Frames as they were counted: no more than {@link Probe#FRAMES_MAX}, at least one. */
  void frames(long counted) {
    frames = Math.clamp(counted, 1, Probe.FRAMES_MAX);
  }

  MediaFacts facts() {
    return new MediaFacts(
        format, size, frames, orientation, alpha, bitDepth, color, profile, video);
  }
}
