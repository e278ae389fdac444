package dev.fovea.media.picture.tiff;

import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;

/**
 * LZW (TIFF 6.0, section 13): each code is a byte, or something that was there before and a byte
 * more. How long that is, is all that is kept of it.
 *
 * <p>Old writers began a byte with its lowest bit, and made codes longer one later.
 */
final class Lzw implements Packing {
  private static final int CLEAR = 256;
  private static final int END = 257;
  private static final int FIRST = 258;
  private static final int BITS_MIN = 9;
  private static final int BITS_MAX = 12;

  /** What readers unpack beyond what they need, to fill their buffers: damage there counts. */
  private static final int AHEAD = 1 << 18;

  /** Codes that old streams may go on to, though twelve bits tell none of them. */
  private static final int MORE_OF_OLD = 1024;

  private final int[] lengths = new int[(1 << BITS_MAX) + MORE_OF_OLD];

  Lzw() {
    Arrays.fill(lengths, 0, CLEAR, 1);
  }

  @Override
  public int check(byte[] file, Strip strip) throws IOException {
    var codes = new Codes(file, strip);
    codes.unpack(strip.bytes() + (strip.ends() ? AHEAD : 0));
    if (codes.unpacked < strip.bytes()) {
      throw new EOFException();
    }
    return codes.at;
  }

  /** The codes of one strip. */
  private final class Codes {
    private final byte[] file;
    private final int end;
    private final boolean old;
    private int at;
    private int bits;
    private int count;
    private int width = BITS_MIN;
    private int free = FIRST;
    private long unpacked;

    Codes(byte[] file, Strip strip) {
      this.file = file;
      this.at = strip.from();
      this.end = strip.end();
      this.old = at + 1 < end && file[at] == 0 && (file[at + 1] & 1) == 1;
    }

    /** So many bytes, or as many as there are. */
    void unpack(long most) throws IOException {
      int before = END;
      for (int code = next(); code != END && unpacked < most; code = next()) {
        if (code == CLEAR) {
          code = clear();
        } else {
          add(before);
        }
        if (code == END) {
          return;
        }
        if (code >= free) {
          throw new IOException("no such code");
        }
        unpacked += lengths[code];
        before = code;
      }
    }

    /** Forgets all, and reads what must not refer to it. */
    private int clear() throws IOException {
      width = BITS_MIN;
      free = FIRST;
      int code = next();
      if (code == CLEAR) {
        throw new IOException("nothing to forget");
      }
      return code;
    }

    /** What was there before, and a byte more. */
    private void add(int before) throws IOException {
      int most = old ? lengths.length : 1 << BITS_MAX;
      if (before == END || free == most) {
        throw new IOException("nothing before, or more codes than there can be");
      }
      lengths[free++] = lengths[before] + 1;
      int last = old ? free : free + 1;
      if (last >= 1 << width && width < BITS_MAX) {
        width++;
      }
    }

    /** The end, where the strip has none of its own. */
    private int next() {
      while (count < width) {
        if (at == end) {
          return END;
        }
        int next = file[at++] & 0xFF;
        bits = old ? bits | next << count : bits << 8 | next;
        count += 8;
      }
      count -= width;
      int mask = (1 << width) - 1;
      if (old) {
        int code = bits & mask;
        bits >>>= width;
        return code;
      }
      return bits >>> count & mask;
    }
  }
}
