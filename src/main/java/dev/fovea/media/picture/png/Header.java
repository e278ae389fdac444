package dev.fovea.media.picture.png;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * What the first chunk says (PNG 3, 11.2.1).
 *
 * @param bits of a sample: 1, 2, 4, 8 or 16
 * @param interlaced whether it comes in seven passes
 */
record Header(long width, long height, int bits, Color color, boolean interlaced) {
  static final int BYTES = 13;

  /** What a pixel is made of. */
  enum Color {
    GRAY(1),
    COLORS(3),
    NUMBER(1),
    GRAY_ALPHA(2),
    COLORS_ALPHA(4);

    private final int samples;

    Color(int samples) {
      this.samples = samples;
    }

    int samples() {
      return samples;
    }

    /** Fewer bits are for single samples, more than eight not for numbers of colours. */
    private boolean takes(int bits) {
      return switch (bits) {
        case 1, 2, 4 -> samples == 1;
        case 8 -> true;
        case 16 -> this != NUMBER;
        default -> false;
      };
    }
  }

  /** Reads it from where it stands; throws {@link IOException} for what PNG does not know. */
  static Header of(ByteBuffer chunk) throws IOException {
    long width = Integer.toUnsignedLong(chunk.getInt());
    long height = Integer.toUnsignedLong(chunk.getInt());
    int bits = chunk.get();
    Color color =
        switch (chunk.get()) {
          case 0 -> Color.GRAY;
          case 2 -> Color.COLORS;
          case 3 -> Color.NUMBER;
          case 4 -> Color.GRAY_ALPHA;
          case 6 -> Color.COLORS_ALPHA;
          default -> throw new IOException("no such colours");
        };
    int compression = chunk.get();
    int filters = chunk.get();
    int interlace = chunk.get() & 0xFF;
    if (!color.takes(bits) || compression != 0 || filters != 0 || interlace > 1) {
      throw new IOException("no such kind of PNG");
    }
    return new Header(width, height, bits, color, interlace == 1);
  }

  /** How long a row of so many pixels is, in whole bytes. */
  int rowBytes(int pixels) {
    return (pixels * color.samples() * bits + 7) / 8;
  }

  /** How far back a filter looks for the pixel to the left. */
  int pixelBytes() {
    return Math.max(1, color.samples() * bits / 8);
  }
}
