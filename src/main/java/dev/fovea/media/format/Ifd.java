package dev.fovea.media.format;

import java.util.ArrayList;
import java.util.List;

/**
 * An image file directory of TIFF 6.0 or BigTIFF: a count, entries of tag, type, count and value,
 * and the position of the next one.
 */
final class Ifd {
  /** Cameras write fewer than a hundred. */
  private static final int ENTRIES_MAX = 1024;

  private static final int CLASSIC = 42;
  private static final int BIG = 43;

  private final View tiff;
  private final boolean big;
  private final long at;
  private final long count;

  private Ifd(View tiff, boolean big, long at) {
    this.tiff = tiff;
    this.big = big;
    this.at = at;
    this.count = big ? tiff.u64(at) : tiff.u16(at);
    if (count > ENTRIES_MAX) {
      throw new Malformed("has a directory with more than %d entries".formatted(ENTRIES_MAX));
    }
  }

  /** One fact about a picture. */
  static final class Entry {
    private final View tiff;
    private final boolean big;
    private final long at;

    private Entry(View tiff, boolean big, long at) {
      this.tiff = tiff;
      this.big = big;
      this.at = at;
    }

    int tag() {
      return tiff.u16(at);
    }

    private int type() {
      return tiff.u16(at + 2);
    }

    /** How many values there are. */
    long count() {
      return big ? tiff.u64(at + 4) : tiff.u32(at + 4);
    }

    /** The values, which have to be there. */
    View data() {
      long value = at + (big ? 12 : 8);
      int inside = big ? 8 : 4;
      long count = count();
      if (count > tiff.length()) {
        throw new Malformed("says that it holds more than it is long");
      }
      long bytes = count * typeBytes();
      if (bytes <= inside) {
        return tiff.sub(value, inside);
      }
      return tiff.sub(big ? tiff.u64(value) : tiff.u32(value), bytes);
    }

    /** The first value, a whole number without sign; 0 when it is no number. */
    long number() {
      return switch (type()) {
        case 1 -> data().u8(0);
        case 3 -> data().u16(0);
        case 4 -> data().u32(0);
        case 16 -> data().u64(0);
        default -> 0;
      };
    }

    /** The bytes that one value takes; types that nobody knows are taken for single bytes. */
    private int typeBytes() {
      return switch (type()) {
        case 3, 8 -> 2;
        case 4, 9, 11, 13 -> 4;
        case 5, 10, 12, 16, 17, 18 -> 8;
        default -> 1;
      };
    }
  }

  /** The first directory of a TIFF structure. */
  static Ifd first(View file) {
    View tiff = order(file);
    return switch (tiff.u16(2)) {
      case CLASSIC -> new Ifd(tiff, false, tiff.u32(4));
      case BIG -> new Ifd(tiff, true, tiff.u64(8));
      default -> throw new Malformed("has no TIFF header");
    };
  }

  private static View order(View file) {
    return switch (file.text(0, 2)) {
      case "II" -> file.little();
      case "MM" -> file.big();
      default -> throw new Malformed("has no TIFF header");
    };
  }

  List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      entries.add(new Entry(tiff, big, firstEntry() + i * entryBytes()));
    }
    return entries;
  }

  /** Where the next directory is; 0 after the last. */
  long next() {
    long link = firstEntry() + count * entryBytes();
    if (!tiff.has(link, big ? 8 : 4)) {
      return 0;
    }
    return big ? tiff.u64(link) : tiff.u32(link);
  }

  /** The directory at a position that {@link #next} told. */
  Ifd at(long position) {
    return new Ifd(tiff, big, position);
  }

  private long firstEntry() {
    return at + (big ? 8 : 2);
  }

  private long entryBytes() {
    return big ? 20 : 12;
  }
}
