package dev.fovea.media.picture.decode;

import dev.fovea.vision.Format;
import dev.fovea.vision.Size;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** WebP that has to be there whole, since its decoders take zeros for what was cut off. */
final class WholeWebp implements PictureDecoder {
  /** What stands before the bytes that the file says it has. */
  private static final int HEAD_BYTES = 8;

  private final PictureDecoder decoder;

  WholeWebp(PictureDecoder decoder) {
    this.decoder = decoder;
  }

  @Override
  public Decoded decode(byte[] file, Format format, Size want, long pixelsMax)
      throws Refusal, IOException {
    int announced = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(4);
    // A byte that only makes the length even may be missing.
    if (Integer.toUnsignedLong(announced) > file.length - HEAD_BYTES + 1) {
      throw Refusal.damaged(Format.WEBP);
    }
    return decoder.decode(file, format, want, pixelsMax);
  }
}
