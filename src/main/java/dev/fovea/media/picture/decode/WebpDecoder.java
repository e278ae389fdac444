package dev.fovea.media.picture.decode;

import dev.fovea.error.FailureException;
import dev.fovea.json.Slice;
import dev.fovea.media.format.Bytes;
import dev.fovea.media.format.MediaFacts;
import dev.fovea.media.format.Probe;
import dev.fovea.media.picture.codec.Codec;
import dev.fovea.media.picture.pixels.Bitmap;
import dev.fovea.vision.Format;
import dev.fovea.vision.Size;
import java.io.IOException;
import java.util.Optional;

/** WebP by FFmpeg's decoder, in a tenth of the time; animations by the reader of ImageIO. */
final class WebpDecoder implements PictureDecoder {
  /** Pixels of a picture that the reader is asked about as well when FFmpeg calls it damaged. */
  private static final long ASKED_TWICE_MAX = 16_000_000;

  private final PictureDecoder reader;

  WebpDecoder(PictureDecoder reader) {
    this.reader = reader;
  }

  @Override
  public Decoded decode(byte[] file, Format format, Size want, long pixelsMax)
      throws Refusal, IOException {
    MediaFacts facts = facts(file);
    Size whole = facts.size().orElseThrow();
    Claim.of(whole.width(), whole.height(), format, pixelsMax);
    WebpChunks chunks = WebpChunks.of(file);
    boolean still = !chunks.animated();
    Optional<Bitmap> pixels =
        still ? ByLibrary.pixels(Codec.WEBP, file, whole, want) : Optional.empty();
    if (pixels.isEmpty()) {
      if (still && whole.pixels() > ASKED_TWICE_MAX) {
        throw Refusal.damaged(format);
      }
      return reader.decode(file, format, want, pixelsMax);
    }
    return new Decoded(pixels.get(), whole, chunks.profile(), false, chunks.metadata());
  }

  private static MediaFacts facts(byte[] file) throws Refusal {
    try {
      return Probe.facts(Format.WEBP, Bytes.of(Slice.of(file)), /* place= */ "");
    } catch (FailureException _) {
      throw Refusal.damaged(Format.WEBP);
    }
  }
}
