package dev.fovea.media.picture.decode;

import dev.fovea.media.picture.tiff.PackBits;
import dev.fovea.vision.Format;
import dev.fovea.vision.Size;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Photoshop's files (Adobe, Photoshop File Formats Specification) whose flattened picture has to be
 * there whole: its reader takes seconds to miss a part of a large one, and does not miss channels
 * that nobody sees.
 */
final class WholePsd implements PictureDecoder {
  private static final int CHANNELS_AT = 12;
  private static final int HEAD = 26;
  private static final int PLAIN = 0;
  private static final int PACKED = 1;

  private final PictureDecoder decoder;

  WholePsd(PictureDecoder decoder) {
    this.decoder = decoder;
  }

  @Override
  public Decoded decode(byte[] file, Format format, Size want, long pixelsMax)
      throws Refusal, IOException {
    check(file, pixelsMax);
    return decoder.decode(file, format, want, pixelsMax);
  }

  private static void check(byte[] file, long pixelsMax) throws Refusal, IOException {
    ByteBuffer bytes = ByteBuffer.wrap(file);
    boolean large = bytes.getShort(4) == 2;
    bytes.position(CHANNELS_AT);
    int channels = Short.toUnsignedInt(bytes.getShort());
    long height = Integer.toUnsignedLong(bytes.getInt());
    long width = Integer.toUnsignedLong(bytes.getInt());
    Claim.of(width, height, Format.PSD, pixelsMax);
    long rowBytes = (width * bytes.getShort() + 7) / 8;
    bytes.position(HEAD);
    skip(bytes, Integer.toUnsignedLong(bytes.getInt()));
    skip(bytes, Integer.toUnsignedLong(bytes.getInt()));
    skip(bytes, large ? bytes.getLong() : Integer.toUnsignedLong(bytes.getInt()));
    switch (bytes.getShort()) {
      case PLAIN -> skip(bytes, channels * height * rowBytes);
      case PACKED -> checkRows(file, bytes, channels * height, large, rowBytes);
      default -> {}
    }
  }

  private static void skip(ByteBuffer bytes, long count) throws EOFException {
    if (count < 0 || count > bytes.remaining()) {
      throw new EOFException();
    }
    bytes.position(bytes.position() + (int) count);
  }

  /** The lengths of all rows, then those. */
  private static void checkRows(
      byte[] file, ByteBuffer bytes, long rows, boolean large, long rowBytes) throws EOFException {
    ByteBuffer lengths = bytes.slice();
    skip(bytes, rows * (large ? Integer.BYTES : Short.BYTES));
    for (long i = 0; i < rows; i++) {
      int length = large ? lengths.getInt() : Short.toUnsignedInt(lengths.getShort());
      int from = bytes.position();
      skip(bytes, length);
      PackBits.end(file, from, bytes.position(), rowBytes);
    }
  }
}
