package dev.fovea.media.picture.decode;

import dev.fovea.media.picture.pixels.Bitmap;
import dev.fovea.media.picture.pixels.Channels;
import dev.fovea.vision.Format;
import dev.fovea.vision.Size;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** GIF: the first frame, at its place on the screen that the file describes. */
final class GifDecoder implements PictureDecoder {
  private static final int SCREEN_BYTES = 13;
  private static final int EXTENSION = 0x21;
  private static final int FRAME = 0x2C;

  /** Where a frame lies on the screen. */
  private record Corner(int left, int top) {}

  @Override
  public Decoded decode(byte[] file, Format format, Size want, long pixelsMax)
      throws Refusal, IOException {
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    Size screen = Claim.of(number(bytes, 6), number(bytes, 8), Format.GIF, pixelsMax);
    Corner corner = firstFrame(bytes);
    try (var opened = Opened.of(Format.GIF, file)) {
      Size size = opened.size(0, pixelsMax);
      Bitmap frame = opened.pixels(0, size, size);
      boolean whole = size.equals(screen) && corner.equals(new Corner(0, 0));
      return Decoded.plain(whole ? frame : placed(frame, corner, screen), screen);
    }
  }

  private static int number(ByteBuffer bytes, int at) {
    return bytes.getShort(at) & 0xFFFF;
  }

  /** Past the palette and the extensions, which are lists of blocks that end with an empty one. */
  private static Corner firstFrame(ByteBuffer bytes) {
    int flags = bytes.get(10);
    int at = SCREEN_BYTES + (flags < 0 ? 3 << ((flags & 7) + 1) : 0);
    while (bytes.get(at) == EXTENSION) {
      at += 2;
      while (bytes.get(at) != 0) {
        at += 1 + (bytes.get(at) & 0xFF);
      }
      at++;
    }
    return bytes.get(at) == FRAME
        ? new Corner(number(bytes, at + 1), number(bytes, at + 3))
        : new Corner(0, 0);
  }

  /** What lies beyond the screen is cut off, what the frame leaves of it is transparent. */
  private static Bitmap placed(Bitmap frame, Corner corner, Size screen) {
    Bitmap target = Bitmap.blank(screen, Channels.ABGR);
    int right = Math.min(screen.width(), corner.left + frame.width());
    int bottom = Math.min(screen.height(), corner.top + frame.height());
    int count = frame.channels().count();
    for (int y = corner.top; y < bottom; y++) {
      int in = (y - corner.top) * frame.stride();
      int out = y * target.stride() + corner.left * 4;
      for (int x = corner.left; x < right; x++, in += count, out += 4) {
        pixel(frame, in, target.samples(), out);
      }
    }
    return target;
  }

  private static void pixel(Bitmap frame, int in, byte[] to, int out) {
    byte[] from = frame.samples();
    switch (frame.channels()) {
      case ABGR -> System.arraycopy(from, in, to, out, 4);
      case GRAY -> {
        to[out] = -1;
        to[out + 1] = from[in];
        to[out + 2] = from[in];
        to[out + 3] = from[in];
      }
      case BGR, CMYK -> {
        to[out] = -1;
        System.arraycopy(from, in, to, out + 1, 3);
      }
    }
  }
}
