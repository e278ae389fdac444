package dev.fovea.media.picture.encode;

import dev.fovea.media.picture.pixels.Bitmap;
import dev.fovea.media.picture.pixels.Channels;

/**
 * A band of a picture as brightness and two colours (ITU-T T.871), around 0. At the picture's right
 * and lower edges the last pixel goes on.
 */
final class Planes {
  final float[] luma;
  final float[] blue;
  final float[] red;

  /** Samples of a row of brightness. */
  final int stride;

  private final Bitmap picture;
  private final int rows;
  private final boolean color;

  /** For bands of {@code rows} rows, rows and columns being whole blocks of that many. */
  Planes(Bitmap picture, int rows) {
    this.picture = picture;
    this.rows = rows;
    this.color = picture.channels() == Channels.BGR;
    this.stride = (picture.width() + rows - 1) / rows * rows;
    this.luma = new float[stride * rows];
    this.blue = new float[color ? stride * rows : 0];
    this.red = new float[color ? stride * rows : 0];
  }

  /** Takes the band that begins with that row of the picture. */
  void load(int first) {
    for (int row = 0; row < rows; row++) {
      int from = Math.min(first + row, picture.height() - 1) * picture.stride();
      int to = row * stride;
      int end = to + picture.width();
      if (color) {
        colors(picture.samples(), from, to, end);
        extend(blue, end, to + stride);
        extend(red, end, to + stride);
      } else {
        grays(picture.samples(), from, to, end);
      }
      extend(luma, end, to + stride);
    }
  }

  private void colors(byte[] samples, int from, int to, int end) {
    for (int in = from, out = to; out < end; in += 3, out++) {
      float b = samples[in] & 0xFF;
      float g = samples[in + 1] & 0xFF;
      float r = samples[in + 2] & 0xFF;
      luma[out] = 0.299f * r + 0.587f * g + 0.114f * b - 128;
      blue[out] = 0.5f * b - 0.331264f * g - 0.168736f * r;
      red[out] = 0.5f * r - 0.418688f * g - 0.081312f * b;
    }
  }

  private void grays(byte[] samples, int from, int to, int end) {
    for (int in = from, out = to; out < end; in++, out++) {
      luma[out] = (samples[in] & 0xFF) - 128;
    }
  }

  private static void extend(float[] plane, int from, int to) {
    for (int i = from; i < to; i++) {
      plane[i] = plane[from - 1];
    }
  }

  /** Eight by eight samples of a plane. */
  void block(float[] plane, int column, int row, float[] block) {
    for (int y = 0; y < 8; y++) {
      System.arraycopy(plane, (row + y) * stride + column, block, 8 * y, 8);
    }
  }

  /** Eight by eight samples of a plane at half its size, each the mean of four. */
  void half(float[] plane, int column, float[] block) {
    for (int y = 0; y < 8; y++) {
      int upper = 2 * y * stride + column;
      int lower = upper + stride;
      for (int x = 0; x < 16; x += 2) {
        block[8 * y + x / 2] =
            (plane[upper + x] + plane[upper + x + 1] + plane[lower + x] + plane[lower + x + 1])
                * 0.25f;
      }
    }
  }
}
