package dev.fovea.media.format;

import dev.fovea.vision.Format;
import dev.fovea.vision.Size;
import java.time.Duration;
import java.util.Optional;

/**
 * What a file says about itself in its headers; a claim, since nothing was decoded.
 *
 * @param format by the bytes
 * @param size as it lies in the file, orientation not applied, a crop applied; empty for a
 *     document, or a drawing that does not say
 * @param frames pictures in an animation, pages in a TIFF, 1 for all else; at most {@link
 *     Probe#FRAMES_MAX}, and 2 for an animated JPEG XL, which only decoding could count
 * @param orientation as EXIF numbers it, 1 (upright) to 8, whatever way the format says it
 * @param alpha whether pixels may be transparent
 * @param bitDepth bits of one channel
 * @param color how pixels are written
 * @param profile whether an ICC profile comes along
 * @param video what a video says beside
 */
public record MediaFacts(
    Format format,
    Optional<Size> size,
    int frames,
    int orientation,
    boolean alpha,
    int bitDepth,
    Color color,
    boolean profile,
    Optional<Video> video) {

  /** How pixels are written. */
  public enum Color {
    RGB,
    GRAY,
    PALETTE,
    CMYK,
    OTHER
  }

  /**
   * What a video says about itself.
   *
   * @param codec as the container names it, such as {@code avc1} or {@code V_VP9}; may be empty
   * @param duration zero where the container does not say, as in a film that was still growing
   * @param framesPerSecond 0 where the container does not say
   * @param audio whether there is a sound track
   */
  public record Video(String codec, Duration duration, double framesPerSecond, boolean audio) {}

  /** What every model reads of one channel. */
  private static final int CHANNEL_BITS = 8;

  /** Whether models are known to read such colours. */
  public boolean familiarColors() {
    return color != Color.CMYK && color != Color.OTHER;
  }

  /** Whether a channel has more bits than models are known to read. */
  public boolean deep() {
    return bitDepth > CHANNEL_BITS;
  }

  /** The size with the orientation applied. */
  public Optional<Size> upright() {
    return orientation >= 5 ? size.map(Size::turned) : size;
  }
}
