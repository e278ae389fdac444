package dev.fovea.media.picture.tiff;

import com.twelvemonkeys.imageio.metadata.tiff.TIFF;
import java.io.IOException;
import java.util.Arrays;

/** How a page is cut into strips or tiles. Strips are tiles as wide as the page. */
final class Page {
  private static final int YCBCR = 6;
  private static final int PLANES = 2;
  private static final int LOWEST_BIT_FIRST = 2;

  private final int fileLength;
  private final int compression;
  private final boolean lowestBitFirst;
  private final long width;
  private final long height;
  private final long tileWidth;
  private final long tileHeight;
  private final long across;
  private final long tiles;
  private final long planes;
  private final long[] offsets;
  private final long[] lengths;

  /** Of a sample. */
  private final long bits;

  /** Of a pixel, as far as they stand together. */
  private final long samples;

  /** For how many pixels of a row, and in how many rows, the same two colours stand; 1 and 1. */
  private final long[] shared;

  /**
   * Reads it.
   *
   * @throws IOException when it makes no sense
   */
  Page(Tags tags, int fileLength) throws IOException {
    this.fileLength = fileLength;
    compression = (int) tags.number(TIFF.TAG_COMPRESSION, 1);
    lowestBitFirst = tags.number(TIFF.TAG_FILL_ORDER, 1) == LOWEST_BIT_FIRST;
    width = tags.number(TIFF.TAG_IMAGE_WIDTH, 0);
    height = tags.number(TIFF.TAG_IMAGE_HEIGHT, 0);
    tileWidth = tags.number(TIFF.TAG_TILE_WIDTH, width);
    long rows = Math.min(height, tags.number(TIFF.TAG_ROWS_PER_STRIP, height));
    tileHeight = tags.number(TIFF.TAG_TILE_HEIGTH, rows);
    if (width < 1 || height < 1 || tileWidth < 1 || tileHeight < 1) {
      throw new IOException("no size");
    }
    across = (width + tileWidth - 1) / tileWidth;
    tiles = across * ((height + tileHeight - 1) / tileHeight);
    boolean planar = tags.number(TIFF.TAG_PLANAR_CONFIGURATION, 1) == PLANES;
    long[] depths = tags.numbers(TIFF.TAG_BITS_PER_SAMPLE);
    long all = tags.number(TIFF.TAG_SAMPLES_PER_PIXEL, Math.max(1, depths.length));
    planes = planar ? all : 1;
    samples = planar ? 1 : all;
    bits = depths.length == 0 ? 1 : depths[0];
    shared = shared(tags);
    boolean tiled = tags.has(TIFF.TAG_TILE_OFFSETS);
    offsets = tags.numbers(tiled ? TIFF.TAG_TILE_OFFSETS : TIFF.TAG_STRIP_OFFSETS);
    lengths = lengths(tags.numbers(tiled ? TIFF.TAG_TILE_BYTE_COUNTS : TIFF.TAG_STRIP_BYTE_COUNTS));
  }

  /** None where one of them is missing: then each goes on to the end of the file. */
  private static long[] lengths(long[] lengths) {
    return Arrays.stream(lengths).allMatch(length -> length > 0) ? lengths : Tags.NONE;
  }

  private static long[] shared(Tags tags) throws IOException {
    if (tags.number(TIFF.TAG_PHOTOMETRIC_INTERPRETATION, 0) != YCBCR) {
      return new long[] {1, 1};
    }
    long[] shared = tags.numbers(TIFF.TAG_YCBCR_SUB_SAMPLING);
    return shared.length == 2 && shared[0] > 0 && shared[1] > 0 ? shared : new long[] {2, 2};
  }

  long width() {
    return width;
  }

  long height() {
    return height;
  }

  int compression() {
    return compression;
  }

  boolean lowestBitFirst() {
    return lowestBitFirst;
  }

  /** How many there should be. */
  long strips() {
    return tiles * planes;
  }

  /**
   * One of them; those of the first plane come first.
   *
   * @throws IOException when the page does not say where it is, or it is not in the file
   */
  Strip strip(int index) throws IOException {
    if (index >= offsets.length || offsets[index] < 0 || offsets[index] > fileLength) {
      throw new IOException("a strip outside of the file");
    }
    long from = offsets[index];
    boolean ends = index < lengths.length;
    long length = Math.min(fileLength - from, ends ? lengths[index] : fileLength);
    boolean alone = planes > 1 && index < tiles;
    long above = index % tiles / across * tileHeight;
    long rows = Math.min(tileHeight, height - above);
    return new Strip((int) from, (int) (from + length), ends, bytes(rows, alone));
  }

  /**
   * What so many rows of a tile take (TIFF 6.0, sections 15 and 21).
   *
   * @param alone whether none of its samples is shared, as those of the first of several planes
   */
  private long bytes(long rows, boolean alone) {
    long x = alone ? 1 : shared[0];
    long y = alone ? 1 : shared[1];
    long units = (tileWidth + x - 1) / x;
    long unitSamples = x * y == 1 || planes > 1 ? samples : x * y + 2;
    long rowBits = Math.multiplyExact(Math.multiplyExact(units, unitSamples), bits);
    return Math.multiplyExact((rows + y - 1) / y, (rowBits + 7) / 8);
  }
}
