package dev.fovea.media.picture;

import dev.fovea.vision.Format;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import org.junit.jupiter.params.provider.Arguments;

/** Small files that claim to be, or are, very large. */
final class Bombs {
  private static final long[][] SIZES = {
    {50_000, 50_000}, {65_535, 65_535}, {1, 2_147_483_647}, {2_147_483_647, 1}, {0, 0}, {0, 10},
  };

  private Bombs() {}

  /** Heads that claim absurd sizes, with nothing behind them. */
  static Stream<Arguments> heads() {
    return Arrays.stream(SIZES)
        .flatMap(size ->
            Stream.of(
                Arguments.of(Format.PNG, png(size[0], size[1])),
                Arguments.of(Format.GIF, gif(size[0], size[1])),
                Arguments.of(Format.BMP, bmp(size[0], size[1])),
                Arguments.of(Format.BMP, bmp(size[0], -size[1])),
                Arguments.of(Format.JPEG, jpeg(size[0], size[1])),
                Arguments.of(Format.WEBP, webp(size[0], size[1])),
                Arguments.of(Format.TIFF, tiff(size[0], size[1])),
                Arguments.of(Format.PSD, psd(size[0], size[1])),
                Arguments.of(Format.ICO, ico(png(size[0], size[1])))));
  }

  private static byte[] png(long width, long height) {
    return png(width, height, 8, 6, /* interlaced= */ 0, deflatedZeros(1000));
  }

  private static byte[] gif(long width, long height) {
    return new Bytes()
        .text("GIF89a")
        .little(2, width)
        .little(2, height)
        .big(3, 0)
        .big(1, 0x2C)
        .zeros(4)
        .little(2, width)
        .little(2, height)
        .big(3, 0)
        .done();
  }

  private static byte[] bmp(long width, long height) {
    return new Bytes()
        .text("BM")
        .little(4, 54)
        .zeros(4)
        .little(4, 54)
        .little(4, 40)
        .little(4, width)
        .little(4, height)
        .little(2, 1)
        .little(2, 24)
        .zeros(24)
        .done();
  }

  private static byte[] jpeg(long width, long height) {
    byte[] frame =
        new Bytes().big(1, 8).big(2, height).big(2, width).big(1, 1).big(3, 0x011100).done();
    return new Bytes()
        .big(2, 0xFFD8)
        .raw(Bytes.segment(0xC0, frame))
        .raw(Bytes.segment(0xDA, new byte[] {1, 1, 0, 0, 63, 0}))
        .big(2, 0xFFD9)
        .done();
  }

  private static byte[] webp(long width, long height) {
    byte[] chunk =
        new Bytes()
            .text("VP8X")
            .little(4, 10)
            .zeros(4)
            .little(3, width - 1)
            .little(3, height - 1)
            .done();
    return new Bytes().text("RIFF").little(4, 4 + chunk.length).text("WEBP").raw(chunk).done();
  }

  private static byte[] tiff(long width, long height) {
    long[][] entries = {
      {256, width}, {257, height}, {258, 8}, {259, 1}, {262, 1}, {273, 8}, {277, 1}, {279, 100}
    };
    var bytes = new Bytes().text("II*\0").little(4, 8).little(2, entries.length);
    for (long[] entry : entries) {
      bytes.little(2, entry[0]).little(2, 4).little(4, 1).little(4, entry[1]);
    }
    return bytes.zeros(4).done();
  }

  private static byte[] psd(long width, long height) {
    return new Bytes()
        .text("8BPS")
        .big(2, 1)
        .zeros(6)
        .big(2, 3)
        .big(4, height)
        .big(4, width)
        .big(2, 8)
        .big(2, 3)
        .zeros(100)
        .done();
  }

  private static byte[] ico(byte[] png) {
    return new Bytes()
        .little(2, 0)
        .little(2, 1)
        .little(2, 1)
        .big(2, 0x1010)
        .zeros(2)
        .little(2, 1)
        .little(2, 32)
        .little(4, png.length)
        .little(4, 22)
        .raw(png)
        .done();
  }

  /** A black picture in colours, of few bytes, of whose rows only the first so many are there. */
  static byte[] blackPng(int width, int height, int rows) {
    return blackPng(width, height, (3L * width + 1) * rows, /* interlaced= */ 0);
  }

  /** The same in seven passes (Adam7), of whose last, which is half of it, a tenth is there. */
  static byte[] blackPngWithoutItsLastPass(int width, int height) {
    int[][] passes = {
      {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}
    };
    long length = (3L * width + 1) * (height / 2) / 10;
    for (int[] pass : passes) {
      long wide = Math.ceilDiv(width - pass[0], pass[2]);
      long high = Math.ceilDiv(height - pass[1], pass[3]);
      length += (3 * wide + 1) * high;
    }
    return blackPng(width, height, length, /* interlaced= */ 1);
  }

  private static byte[] blackPng(int width, int height, long length, int interlaced) {
    return png(width, height, 8, 2, interlaced, deflatedZeros(length));
  }

  /** A picture without anything in it, of colours and alpha in so many bits each. */
  static byte[] emptyPng(int width, int height, int bits) {
    return png(width, height, bits, 6, /* interlaced= */ 0, empty(width, height, bits));
  }

  /** The same, but that at the end of its pixels a block begins of a kind that there is not. */
  static byte[] damagedPng(int width, int height, int bits) {
    long length = (4L * width * bits / 8 + 1) * height;
    var data = new Bytes().raw(deflatedZeros(length - 1, /* whole= */ false)).raw((byte) 7);
    return png(width, height, bits, 6, /* interlaced= */ 0, data.zeros(40).done());
  }

  private static byte[] empty(int width, int height, int bits) {
    return deflatedZeros((4L * width * bits / 8 + 1) * height);
  }

  private static byte[] png(
      long width, long height, int bits, int color, int interlaced, byte[] data) {
    byte[] head =
        new Bytes()
            .big(4, width)
            .big(4, height)
            .big(1, bits)
            .big(1, color)
            .big(3, interlaced)
            .done();
    return new Bytes()
        .big(8, 0x89504E470D0A1A0AL)
        .raw(Bytes.chunk("IHDR", head))
        .raw(Bytes.chunk("IDAT", data))
        .raw(Bytes.chunk("IEND", new byte[0]))
        .done();
  }

  static byte[] deflatedZeros(long count) {
    return deflatedZeros(count, /* whole= */ true);
  }

  private static byte[] deflatedZeros(long count, boolean whole) {
    var deflater = new Deflater();
    byte[] zeros = new byte[1 << 20];
    byte[] piece = new byte[1 << 16];
    var out = new Bytes();
    for (long left = count; left > 0; left -= zeros.length) {
      deflater.setInput(zeros, 0, (int) Math.min(left, zeros.length));
      while (!deflater.needsInput()) {
        out.raw(Arrays.copyOf(piece, deflater.deflate(piece)));
      }
    }
    if (whole) {
      deflater.finish();
    }
    int flush = whole ? Deflater.NO_FLUSH : Deflater.SYNC_FLUSH;
    int length = deflater.deflate(piece, 0, piece.length, flush);
    while (length > 0) {
      out.raw(Arrays.copyOf(piece, length));
      length = deflater.deflate(piece, 0, piece.length, flush);
    }
    deflater.end();
    return out.done();
  }
}
