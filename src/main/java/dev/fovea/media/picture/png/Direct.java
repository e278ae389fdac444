package dev.fovea.media.picture.png;

import dev.fovea.media.picture.pixels.Channels;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/** Pixels of grey, or of red, green and blue, with or without alpha, in 8 or 16 bits a sample. */
final class Direct implements Samples {
  private static final VarHandle FOUR =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  /** Two of four numbers of 16 bits, with room above each; of their products the bytes. */
  private static final long HALVES = 0x0000FFFF_0000FFFFL;

  private static final long BYTES = 0x000000FF_000000FFL;
  private static final long ROUND = 0x0000807F_0000807FL;

  private final int samples;
  private final boolean wide;
  private final Optional<byte[]> hidden;
  private byte[] narrowed = new byte[0];

  /**
   * Knows one kind.
   *
   * @param samples of a pixel: one to four, of which even numbers have alpha
   * @param hidden the colour that is not to be seen, in two bytes a sample
   */
  Direct(int samples, boolean wide, Optional<byte[]> hidden) {
    this.samples = samples;
    this.wide = wide;
    this.hidden = hidden.map(key -> wide ? key : narrowed(key));
  }

  /** The low bytes alone; none where the high ones say that it is no colour of eight bits. */
  private static byte[] narrowed(byte[] key) {
    byte[] low = new byte[key.length / 2];
    for (int i = 0; i < low.length; i++) {
      if (key[2 * i] != 0) {
        return new byte[0];
      }
      low[i] = key[2 * i + 1];
    }
    return low;
  }

  @Override
  public Channels channels() {
    if (hidden.isPresent() || samples % 2 == 0) {
      return Channels.ABGR;
    }
    return samples == 1 ? Channels.GRAY : Channels.BGR;
  }

  @Override
  public void pixels(byte[] row, int count, byte[] to, int at) {
    if (samples == 4) {
      colorsAndAlpha(row, count, to, at);
      return;
    }
    byte[] in = wide ? narrow(row, count * samples) : row;
    switch (channels()) {
      case GRAY -> System.arraycopy(in, Rows.MARGIN, to, at, count);
      case BGR -> colors(in, count, to, at);
      case ABGR, CMYK -> withAlpha(in, count, to, at);
    }
    hidden.ifPresent(key -> hide(key, row, count, to, at));
  }

  /** Sixteen bits as eight, rounded: x · 255 / 65535 without a division. */
  private byte[] narrow(byte[] row, int count) {
    if (narrowed.length < Rows.MARGIN + count) {
      narrowed = new byte[Rows.MARGIN + count];
    }
    byte[] to = narrowed;
    for (int i = 0, in = Rows.MARGIN; i < count; i++, in += 2) {
      int sample = (row[in] & 0xFF) << 8 | (row[in + 1] & 0xFF);
      to[Rows.MARGIN + i] = (byte) ((sample * 255 + 0x807F) >>> 16);
    }
    return to;
  }

  private static void colors(byte[] from, int count, byte[] to, int at) {
    for (int i = 0, in = Rows.MARGIN, out = at; i < count; i++, in += 3, out += 3) {
      to[out] = from[in + 2];
      to[out + 1] = from[in + 1];
      to[out + 2] = from[in];
    }
  }

  private void withAlpha(byte[] from, int count, byte[] to, int at) {
    int green = samples == 3 ? 1 : 0;
    int in = Rows.MARGIN;
    for (int i = 0, out = at; i < count; i++, in += samples, out += 4) {
      to[out] = samples == 2 ? from[in + 1] : -1;
      to[out + 1] = from[in + 2 * green];
      to[out + 2] = from[in + green];
      to[out + 3] = from[in];
    }
  }

  /** The largest pixels, each as one number whose bytes change places. */
  private void colorsAndAlpha(byte[] row, int count, byte[] to, int at) {
    for (int i = 0; i < count; i++) {
      int pixel =
          wide
              ? narrow((long) EIGHT.get(row, Rows.MARGIN + 8 * i))
              : (int) FOUR.get(row, Rows.MARGIN + 4 * i);
      FOUR.set(to, at + 4 * i, Integer.reverseBytes(pixel));
    }
  }

  /** Four samples of sixteen bits, two and two. */
  private static int narrow(long pixel) {
    long greenAlpha = ((pixel & HALVES) * 255 + ROUND) >>> 16 & BYTES;
    long redBlue = ((pixel >>> 16 & HALVES) * 255 + ROUND) >>> 16 & BYTES;
    long both = redBlue << 8 | greenAlpha;
    return (int) (both >>> 16 | both);
  }

  private void hide(byte[] key, byte[] row, int count, byte[] to, int at) {
    int length = wide ? 2 * samples : samples;
    int in = Rows.MARGIN;
    for (int i = 0; i < count; i++, in += length) {
      if (Arrays.equals(row, in, in + length, key, 0, key.length)) {
        to[at + 4 * i] = 0;
      }
    }
  }
}
