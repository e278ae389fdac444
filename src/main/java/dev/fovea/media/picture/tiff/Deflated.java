package dev.fovea.media.picture.tiff;

import dev.fovea.media.picture.deflate.Inflate;
import java.io.IOException;
import java.util.OptionalInt;
import java.util.zip.Adler32;

/** Deflate with the head of zlib (TIFF, technical note 2 of Adobe's, 2002). */
final class Deflated implements Packing {
  private static final int PIECE = 1 << 16;

  private final Inflate inflate = new Inflate(PIECE);

  @Override
  public int check(byte[] file, Strip strip) throws IOException {
    inflate.open(file, strip.from(), strip.end());
    var sum = new Adler32();
    for (long left = strip.bytes(); left > 0; left -= PIECE) {
      int length = (int) Math.min(left, PIECE);
      sum.update(inflate.bytes(), inflate.take(length), length);
    }
    OptionalInt told = inflate.checksum();
    if (told.isPresent() && told.getAsInt() != (int) sum.getValue()) {
      throw new IOException("a wrong checksum");
    }
    return inflate.at();
  }
}
