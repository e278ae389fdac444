package dev.fovea.media.picture.decode;

import dev.fovea.vision.Format;
import dev.fovea.vision.Size;
import java.util.EnumMap;
import java.util.Map;

/** Which decoder takes which format; the one place where what decoders throw is caught. */
public final class Decoders {
  private final Map<Format, PictureDecoder> byFormat = new EnumMap<>(Format.class);

  /** Those in pure Java. */
  public Decoders() {
    byFormat.put(Format.PNG, new PngDecoder());
    byFormat.put(Format.JPEG, new JpegDecoder(/* libraries= */ false));
    byFormat.put(Format.GIF, new GifDecoder());
    byFormat.put(Format.ICO, new IcoDecoder());
    var reader = new ReaderDecoder();
    byFormat.put(Format.BMP, reader);
    byFormat.put(Format.TIFF, new WholeTiff(reader));
    byFormat.put(Format.WEBP, new WholeWebp(reader));
    byFormat.put(Format.PSD, new WholePsd(reader));
  }

  /** Those and FFmpeg's, whose libraries must have been loaded. */
  public static Decoders withLibraries() {
    var heif = new HeifDecoder();
    return new Decoders()
        .with(Format.JPEG, new JpegDecoder(/* libraries= */ true))
        .with(Format.WEBP, new WholeWebp(new WebpDecoder(new ReaderDecoder())))
        .with(Format.JP2, new Jp2Decoder())
        .with(Format.HEIC, heif)
        .with(Format.AVIF, heif);
  }

  /** Has another decoder take a format. */
  public Decoders with(Format format, PictureDecoder decoder) {
    byFormat.put(format, decoder);
    return this;
  }

  /**
   * Decodes, as {@link PictureDecoder#decode} says.
   *
   * @throws Refusal for whatever goes wrong
   */
  public Decoded decode(byte[] file, Format format, Size want, long pixelsMax) throws Refusal {
    PictureDecoder decoder = byFormat.get(format);
    if (decoder == null) {
      throw Refusal.unsupported(format);
    }
    return Guarded.by(format, () -> decoder.decode(file, format, want, pixelsMax));
  }
}
