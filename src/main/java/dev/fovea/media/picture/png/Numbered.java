package dev.fovea.media.picture.png;

import dev.fovea.media.picture.pixels.Channels;
import java.util.Arrays;
import java.util.Optional;

/** Pixels of one to eight bits, each the number of a colour, or of a grey. */
@SuppressWarnings("ArrayRecordComponent") // a table for a loop
record Numbered(int bits, int[] colors, Channels channels) implements Samples {
  private static final int OPAQUE = 0xFF000000;

  /** Those that a palette has no colour for are black. */
  static Numbered colors(int bits, byte[] palette, byte[] opacity) {
    int[] colors = blacks(bits);
    int count = Math.min(colors.length, palette.length / 3);
    for (int i = 0; i < count; i++) {
      int alpha = i < opacity.length ? opacity[i] & 0xFF : 255;
      int red = palette[3 * i] & 0xFF;
      int green = palette[3 * i + 1] & 0xFF;
      colors[i] = alpha << 24 | red << 16 | green << 8 | (palette[3 * i + 2] & 0xFF);
    }
    return new Numbered(bits, colors, needed(colors));
  }

  /** From black to white in equal steps, of which one may be hidden. */
  static Numbered grays(int bits, Optional<byte[]> hidden) {
    int[] colors = blacks(bits);
    for (int i = 0; i < colors.length; i++) {
      colors[i] |= i * 255 / (colors.length - 1) * 0x010101;
    }
    hidden.ifPresent(key -> {
      int gray = (key[0] & 0xFF) << 8 | (key[1] & 0xFF);
      if (gray < colors.length) {
        colors[gray] &= ~OPAQUE;
      }
    });
    return new Numbered(bits, colors, needed(colors));
  }

  private static int[] blacks(int bits) {
    int[] colors = new int[1 << bits];
    Arrays.fill(colors, OPAQUE);
    return colors;
  }

  /** No more than shows: grey alone where there is nothing else. */
  private static Channels needed(int[] colors) {
    Channels needed = Channels.GRAY;
    for (int color : colors) {
      if (color >>> 24 != 255) {
        return Channels.ABGR;
      }
      if ((color & 0xFF) * 0x010101 != (color & 0xFFFFFF)) {
        needed = Channels.BGR;
      }
    }
    return needed;
  }

  @Override
  public void pixels(byte[] row, int count, byte[] to, int at) {
    int perByte = 8 / bits;
    int out = at;
    for (int i = 0; i < count; i++) {
      int shift = 8 - bits - i % perByte * bits;
      int color = colors[row[Rows.MARGIN + i / perByte] >> shift & (colors.length - 1)];
      switch (channels) {
        case GRAY -> to[out++] = (byte) color;
        case BGR -> out = colors(color, to, out);
        case ABGR, CMYK -> {
          to[out++] = (byte) (color >>> 24);
          out = colors(color, to, out);
        }
      }
    }
  }

  private static int colors(int color, byte[] to, int at) {
    to[at] = (byte) color;
    to[at + 1] = (byte) (color >> 8);
    to[at + 2] = (byte) (color >> 16);
    return at + 3;
  }
}
