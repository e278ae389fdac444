package dev.fovea.media.picture.png;

import java.io.IOException;
import java.util.Arrays;

/** The two codes of a block: of literals and lengths, and of distances. */
final class CodePair {
  /** In which order the lengths of the code of lengths stand. */
  private static final int[] ORDER = {
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15
  };

  private static final int SYMBOLS_MAX = 286;
  private static final int DISTANCES_MAX = 30;
  private static final int REPEATS_MAX = 138;

  /** The end of a block. */
  private static final int END = 256;

  private final Codes symbols = Codes.ofSymbols();
  private final Codes distances = Codes.ofDistances();
  private final Codes coded = Codes.ofLengths();

  Codes symbols() {
    return symbols;
  }

  Codes distances() {
    return distances;
  }

  /** Becomes the pair that everybody knows. */
  void known() throws IOException {
    byte[] lengths = new byte[288];
    Arrays.fill(lengths, 0, 144, (byte) 8);
    Arrays.fill(lengths, 144, 256, (byte) 9);
    Arrays.fill(lengths, 256, 280, (byte) 7);
    Arrays.fill(lengths, 280, 288, (byte) 8);
    symbols.set(lengths, 0, 288);
    Arrays.fill(lengths, 0, 32, (byte) 5);
    distances.set(lengths, 0, 32);
  }

  /** Becomes the pair that a block begins with: lengths of codes, which are coded themselves. */
  void read(BitSource source) throws IOException {
    int symbolCount = source.number(5) + 257;
    int distanceCount = source.number(5) + 1;
    int lengthCount = source.number(4) + 4;
    if (symbolCount > SYMBOLS_MAX || distanceCount > DISTANCES_MAX) {
      throw new IOException("more codes than there are symbols");
    }
    byte[] lengths = new byte[ORDER.length];
    for (int i = 0; i < lengthCount; i++) {
      lengths[ORDER[i]] = (byte) source.number(3);
    }
    coded.set(lengths, 0, lengths.length);
    lengths = lengths(source, symbolCount + distanceCount);
    if (lengths[END] == 0) {
      throw new IOException("a block without an end");
    }
    symbols.set(lengths, 0, symbolCount);
    distances.set(lengths, symbolCount, distanceCount);
  }

  private byte[] lengths(BitSource source, int count) throws IOException {
    byte[] lengths = new byte[count + REPEATS_MAX];
    int i = 0;
    while (i < count) {
      source.refill();
      int entry = coded.entry(source.bits);
      if ((entry & Codes.OTHER) != 0) {
        throw new IOException("no such code");
      }
      source.number(entry & 63);
      int length = entry >>> 16;
      if (length == 16 && i == 0) {
        throw new IOException("nothing to repeat");
      }
      int times =
          switch (length) {
            case 16 -> 3 + source.number(2);
            case 17 -> 3 + source.number(3);
            case 18 -> 11 + source.number(7);
            default -> 1;
          };
      int repeated = length < 16 ? length : length == 16 ? lengths[i - 1] : 0;
      Arrays.fill(lengths, i, i + times, (byte) repeated);
      i += times;
    }
    if (i > count) {
      throw new IOException("more lengths than codes");
    }
    return lengths;
  }
}
