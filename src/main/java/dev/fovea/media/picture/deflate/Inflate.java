package dev.fovea.media.picture.deflate;

import static dev.fovea.media.picture.deflate.BitSource.EIGHT;
import static dev.fovea.media.picture.deflate.BitSource.TWO;

import java.io.EOFException;
import java.io.IOException;
import java.util.OptionalInt;

/**
 * Inflates what Deflate has compressed (RFC 1950 and 1951), as far as is asked for. For one thread.
 *
 * <p>Where a picture is all alike, one code stands for 258 bytes: a few kilobytes become hundreds
 * of megabytes. These are written eight bytes at a time, which takes a tenth of zlib's time.
 *
 * <p>Checks everything but the checksum, which stands behind the last byte that is asked for:
 * {@link #checksum} reads it. Data that were made to take long are refused: more blocks that hold
 * nothing, or more short copies, than any picture has.
 */
public final class Inflate {
  /** How far back a copy may reach. */
  private static final int WINDOW = 1 << 15;

  /** The longest copy, or some literals, and the bytes that come along as some of eight. */
  private static final int BEYOND = 258 + 8;

  /** What is written before the window is moved. */
  private static final int ROOM = 1 << 17;

  private static final int LITERALS_AT_ONCE = 5;

  /** Bytes of a block after which it pays to look for literals two by two. */
  private static final int LONG = 1 << 13;

  private static final int DEFLATE = 8;

  private enum Block {
    NONE,
    STORED,
    CODED
  }

  private BitSource source = new BitSource(new byte[0], 0, 0);
  private final CodePair codes = new CodePair();
  private final byte[] out;
  private int taken;
  private int to;
  private Block block = Block.NONE;
  private boolean last;
  private int stored;
  private int copies;
  private int blocks;
  private long moved;
  private long opened;
  private long read;
  private int from;

  /**
   * Starts with all of these bytes.
   *
   * @param in not written to
   * @param most what {@link #take} is asked for at a time
   * @throws IOException when they do not begin as such data do
   */
  public Inflate(byte[] in, int most) throws IOException {
    this(most);
    open(in, 0, in.length);
  }

  /**
   * Has room, and nothing to inflate yet.
   *
   * @param most what {@link #take} is asked for at a time
   */
  public Inflate(int most) {
    this.out = new byte[WINDOW + most + ROOM + BEYOND];
  }

  /**
   * Starts with other data of the same picture.
   *
   * @param in not written to
   * @param end where they end in there at the latest
   * @throws IOException when they do not begin as such data do
   */
  public void open(byte[] in, int from, int end) throws IOException {
    read += at() - this.from;
    this.from = from;
    source = new BitSource(in, from, end);
    blocks -= Bounds.WITH_CODE;
    block = Block.NONE;
    last = false;
    moved += to;
    to = 0;
    taken = 0;
    int method = source.number(8);
    int flags = source.number(8);
    if ((method & 15) != DEFLATE || method >>> 4 > 7 || (flags & 0x20) != 0) {
      throw new IOException("not deflated");
    }
    if ((method << 8 | flags) % 31 != 0) {
      throw new IOException("a wrong head");
    }
  }

  /** Where the bytes are that {@link #take} gives. */
  public byte[] bytes() {
    return out;
  }

  /** Where the first byte is of which no bit was taken. */
  public int at() {
    return source.at - (source.count >>> 3);
  }

  /**
   * The next so many bytes.
   *
   * @return where they begin; they stay there until the next call
   * @throws IOException where the data are damaged, or end, before, or were made to take long
   */
  public int take(int length) throws IOException {
    if (taken + length + BEYOND > out.length) {
      int kept = Math.max(0, Math.min(taken, to - WINDOW));
      System.arraycopy(out, kept, out, 0, to - kept);
      taken -= kept;
      to -= kept;
      moved += kept;
    }
    while (to < taken + length) {
      step(taken + length);
    }
    int start = taken;
    taken += length;
    return start;
  }

  /**
   * Looks whether there is nothing more, and reads the checksum then (Adler-32, RFC 1950).
   *
   * @return empty when there is more, or the data end before
   * @throws IOException where what comes next is damaged
   */
  public OptionalInt checksum() throws IOException {
    try {
      while (to == taken && !(last && block == Block.NONE)) {
        step(taken + 1);
      }
    } catch (EOFException _) {
      return OptionalInt.empty();
    }
    source.align();
    if (to > taken || source.end - source.at < Integer.BYTES) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(Integer.reverseBytes(source.number(16) | source.number(16) << 16));
  }

  private void step(int limit) throws IOException {
    switch (block) {
      case NONE -> openBlock();
      case STORED -> copy(limit);
      case CODED -> {
        if (moved + to - opened > LONG) {
          codes.pairLiterals();
        }
        decode(limit);
      }
    }
    source.checkEnd();
  }

  private void openBlock() throws IOException {
    if (last) {
      throw new EOFException();
    }
    last = source.number(1) == 1;
    block = Block.CODED;
    opened = moved + to;
    switch (source.number(2)) {
      case 0 -> {
        source.align();
        stored = source.number(16);
        if (source.number(16) != (stored ^ 0xFFFF)) {
          throw new IOException("a wrong length");
        }
        source.align();
        block = Block.STORED;
      }
      case 1 -> {
        count(1);
        codes.known();
      }
      case 2 -> {
        count(Bounds.WITH_CODE);
        codes.read(source);
      }
      default -> throw new IOException("no block is of that kind");
    }
  }

  private void count(int weight) throws IOException {
    blocks += weight;
    if (blocks > Bounds.blocks(read + at() - from, moved + to)) {
      throw new IOException("more blocks than a picture needs");
    }
  }

  private void copy(int limit) throws IOException {
    int length = Math.min(stored, limit - to);
    if (length > source.end - source.at) {
      throw new EOFException();
    }
    System.arraycopy(source.in, source.at, out, to, length);
    source.at += length;
    to += length;
    stored -= length;
    block = stored > 0 ? Block.STORED : Block.NONE;
  }

  /** The loop that all the time goes into. */
  private void decode(int limit) throws IOException {
    final byte[] in = source.in;
    final int end = source.end;
    final byte[] out = this.out;
    int[] entries = codes.symbols().entries();
    final int mask = codes.symbols().mask();
    final Codes distances = codes.distances();
    long bits = source.bits;
    int count = source.count;
    int at = source.at;
    int to = this.to;
    int copies = this.copies;
    int literals = LITERALS_AT_ONCE;
    final int copiesMax = Bounds.copies(in.length);
    while (to < limit) {
      if (at <= end - 8) {
        bits |= (long) EIGHT.get(in, at) << count;
        at += (63 - count) >>> 3;
        count |= 56;
      } else {
        entries = codes.symbols().singles();
        literals = Math.min(LITERALS_AT_ONCE, limit - to);
        store(bits, count, at);
        source.refill();
        bits = source.bits;
        count = source.count;
        at = source.at;
      }
      int entry = entries[(int) bits & mask];
      if ((entry & Codes.LITERAL) != 0) {
        int most = to + literals;
        do {
          TWO.set(out, to, (short) (entry >>> 16));
          to += Codes.literals(entry);
          bits >>>= entry;
          count -= entry & 63;
          entry = entries[(int) bits & mask];
        } while ((entry & Codes.LITERAL) != 0 && to < most);
        continue;
      }
      if ((entry & Codes.OTHER) != 0) {
        entry = codes.symbols().checked(bits);
        if ((entry & (Codes.END | Codes.LITERAL)) != 0) {
          bits >>>= entry;
          count -= entry & 63;
          if ((entry & Codes.END) != 0) {
            block = Block.NONE;
            break;
          }
          out[to++] = (byte) (entry >>> 16);
          continue;
        }
      }
      int length = Codes.value(entry, bits);
      bits >>>= entry;
      count -= entry & 63;
      entry = distances.checked(bits);
      int distance = Codes.value(entry, bits);
      bits >>>= entry;
      count -= entry & 63;
      if (++copies > copiesMax) {
        throw new IOException("more copies than a picture has");
      }
      Copy.write(out, to, distance, length);
      to += length;
    }
    store(bits, count, at);
    this.to = to;
    this.copies = copies;
  }

  private void store(long bits, int count, int at) {
    source.bits = bits;
    source.count = count;
    source.at = at;
  }
}
