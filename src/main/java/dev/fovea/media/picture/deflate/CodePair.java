package dev.fovea.media.picture.deflate;

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

  private static final Codes KNOWN_SYMBOLS = knownSymbols();
  private static final Codes KNOWN_DISTANCES = knownDistances();

  private final Codes readSymbols = Codes.ofSymbols();
  private final Codes readDistances = Codes.ofDistances();
  private final Codes coded = Codes.ofLengths();
  private Codes symbols = KNOWN_SYMBOLS;
  private Codes distances = KNOWN_DISTANCES;

  Codes symbols() {
    return symbols;
  }

  Codes distances() {
    return distances;
  }

  /**
   * Has literals found two by two; those of the pair that everybody knows are too long for that.
   */
  void pairLiterals() {
    if (symbols == readSymbols && !symbols.paired()) {
      symbols.pair();
    }
  }

  /** Becomes the pair that everybody knows. */
  void known() {
    symbols = KNOWN_SYMBOLS;
    distances = KNOWN_DISTANCES;
  }

  private static Codes knownSymbols() {
    byte[] lengths = new byte[288];
    Arrays.fill(lengths, 0, 144, (byte) 8);
    Arrays.fill(lengths, 144, 256, (byte) 9);
    Arrays.fill(lengths, 256, 280, (byte) 7);
    Arrays.fill(lengths, 280, 288, (byte) 8);
    return Codes.ofSymbols().known(lengths);
  }

  private static Codes knownDistances() {
    byte[] lengths = new byte[32];
    Arrays.fill(lengths, (byte) 5);
    return Codes.ofDistances().known(lengths);
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
    readSymbols.set(lengths, 0, symbolCount);
    readDistances.set(lengths, symbolCount, distanceCount);
    symbols = readSymbols;
    distances = readDistances;
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
