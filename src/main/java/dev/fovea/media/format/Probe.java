package dev.fovea.media.format;

import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import dev.fovea.error.MediaFault;
import dev.fovea.vision.Format;

/**
 * Reads what a file says about itself in its headers; no pixel is decoded, and at most {@value
 * View#READ_MAX} bytes are looked at, however large the file is. Safe for use by many threads.
 */
public final class Probe {
  /** Where the counting of frames ends: a file with more has this many. */
  public static final int FRAMES_MAX = 10_000;

  private Probe() {}

  /**
   * What a file is, where it has to be media.
   *
   * @param place where it came from, for the failure
   * @throws FailureException {@link Failure.MediaRejected}: {@code EMPTY_IMAGE_FILE}, or {@code
   *     INVALID_IMAGE_FORMAT} when it is no picture, video or PDF
   */
  public static Format format(Bytes file, String place) {
    if (file.length() == 0) {
      throw rejected(MediaFault.EMPTY_IMAGE_FILE, "The file is empty.", place);
    }
    return Sniffer.sniff(file).orElseThrow(() -> unknown(file, place));
  }

  /**
   * The facts of a file.
   *
   * @param format what {@link Sniffer} says of it
   * @param place where it came from, for the failure
   * @throws FailureException {@link Failure.MediaRejected}: {@code IMAGE_PARSE_ERROR} when its
   *     headers make no sense
   */
  public static MediaFacts facts(Format format, Bytes file, String place) {
    try {
      return read(format, file);
    } catch (Malformed e) {
      throw rejected(
          MediaFault.IMAGE_PARSE_ERROR,
          "The file begins like %s but is none that can be read: it %s."
              .formatted(format.title(), e.why()),
          place);
    }
  }

  private static MediaFacts read(Format format, Bytes file) {
    View view = View.of(file);
    return switch (format) {
      case PNG -> PngHeader.read(view);
      case JPEG -> JpegHeader.read(view);
      case GIF -> GifHeader.read(view);
      case WEBP -> WebpHeader.read(view);
      case HEIC, AVIF -> HeifHeader.read(format, view);
      case JXL -> JxlHeader.read(view);
      case JP2 -> Jp2Header.read(view);
      case TIFF -> TiffHeader.read(view);
      case BMP -> BmpHeader.read(view);
      case ICO -> IcoHeader.read(view);
      case PSD -> PsdHeader.read(view);
      case SVG -> SvgHeader.read(file);
      case PDF -> new Notes(format).facts();
      case MP4, MOV -> Movie.facts(format, view);
      case MKV, WEBM -> MatroskaHeader.read(format, view);
      case AVI -> AviHeader.read(view);
    };
  }

  private static FailureException unknown(Bytes file, String place) {
    String stranger = Stranger.named(file);
    return rejected(
        MediaFault.INVALID_IMAGE_FORMAT,
        stranger.isEmpty()
            ? "The file is no picture, video or PDF: its first bytes are those of no format that is"
                + " known."
            : "The file is no picture, video or PDF: it looks like %s.".formatted(stranger),
        place);
  }

  private static FailureException rejected(MediaFault fault, String message, String place) {
    return new FailureException(new Failure.MediaRejected(fault, message, place));
  }
}
