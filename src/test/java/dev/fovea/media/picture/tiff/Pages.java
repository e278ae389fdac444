package dev.fovea.media.picture.tiff;

import dev.fovea.testkit.pictures.Octets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** TIFF files of one page, put together number by number. */
final class Pages {
  static final int WIDTH = 256;
  static final int HEIGHT = 257;
  static final int BITS = 258;
  static final int COMPRESSION = 259;
  static final int COLORS = 262;
  static final int FILL_ORDER = 266;
  static final int OFFSETS = 273;
  static final int SAMPLES = 277;
  static final int ROWS = 278;
  static final int LENGTHS = 279;
  static final int PLANAR = 284;
  static final int SHARED = 530;

  private static final int LONG = 4;
  private static final int HEAD = 8;

  private final Map<Integer, long[]> tags = new TreeMap<>();
  private final List<byte[]> strips = new ArrayList<>();

  /** Grey, eight bits. */
  static Pages grey(int width, int height) {
    return new Pages()
        .tag(WIDTH, width)
        .tag(HEIGHT, height)
        .tag(BITS, 8)
        .tag(COMPRESSION, 1)
        .tag(COLORS, 1)
        .tag(SAMPLES, 1);
  }

  /** One row of so many pixels, packed so. */
  static byte[] row(int width, int compression, byte[] strip) {
    return grey(width, 1).tag(COMPRESSION, compression).strip(strip).file();
  }

  static byte[] deflated(byte[] data) {
    var out = new ByteArrayOutputStream();
    try (var deflating = new DeflaterOutputStream(out, new Deflater())) {
      deflating.write(data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  Pages tag(int tag, long... values) {
    tags.put(tag, values);
    return this;
  }

  Pages strip(byte[] packed) {
    strips.add(packed);
    return this;
  }

  /** The file, whose strips lie behind one another. */
  byte[] file() {
    long at = HEAD;
    long[] offsets = new long[strips.size()];
    long[] lengths = new long[strips.size()];
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = at;
      lengths[i] = strips.get(i).length;
      at += lengths[i];
    }
    tags.putIfAbsent(OFFSETS, offsets);
    tags.putIfAbsent(LENGTHS, lengths);
    Octets values = Octets.little();
    Octets entries = Octets.little().u16(tags.size());
    for (Map.Entry<Integer, long[]> tag : tags.entrySet()) {
      long[] numbers = tag.getValue();
      long value = numbers.length == 1 ? numbers[0] : at + values.toByteArray().length;
      entries.u16(tag.getKey(), LONG).u32(numbers.length, value);
      if (numbers.length > 1) {
        values.u32(numbers);
      }
    }
    long directory = at + values.toByteArray().length;
    return Octets.little()
        .text("II")
        .u16(42)
        .u32(directory)
        .bytes(strips.toArray(byte[][]::new))
        .bytes(values.toByteArray())
        .bytes(entries.u32(0).toByteArray())
        .toByteArray();
  }
}
