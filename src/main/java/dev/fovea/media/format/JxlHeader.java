package dev.fovea.media.format;

import dev.fovea.vision.Format;

/**
 * JPEG XL (ISO/IEC 18181-1, annex D): a codestream, alone or in boxes, whose first bits tell size,
 * orientation, depth and extra channels.
 */
final class JxlHeader {
  private static final int START = 0xFF0A;
  private static final int ALPHA = 0;

  private final Bits bits;
  private final Notes notes = new Notes(Format.JXL);

  private JxlHeader(View codestream) {
    if (codestream.u16(0) != START) {
      throw new Malformed("has a codestream that does not begin as one");
    }
    this.bits = new Bits(codestream.from(2));
  }

  static MediaFacts read(View file) {
    boolean alone = file.u16(0) == START;
    return new JxlHeader(alone ? file : codestream(file)).facts();
  }

  /** In one piece, or the first of several, which a number precedes. */
  private static View codestream(View file) {
    for (Box box : Box.in(file)) {
      if (box.is("jxlc")) {
        return box.data();
      } else if (box.is("jxlp")) {
        return box.data().from(4);
      }
    }
    throw new Malformed("has no picture in it");
  }

  private MediaFacts facts() {
    size();
    boolean usual = bits.flag();
    if (!usual) {
      metadata();
    }
    return notes.facts();
  }

  private void size() {
    long[] size = dimensions(() -> 8 * (1 + bits.next(5)), this::side);
    notes.size(size[0], size[1]);
  }

  private long side() {
    return 1 + bits.next(new int[] {9, 13, 18, 30}[(int) bits.next(2)]);
  }

  private interface Side {
    long read();
  }

  /** Height, then width or a ratio to it; both in eighths where a flag says so. */
  private long[] dimensions(Side eighths, Side any) {
    Side side = bits.flag() ? eighths : any;
    long height = side.read();
    int ratio = (int) bits.next(3);
    long width =
        switch (ratio) {
          case 1 -> height;
          case 2 -> height * 12 / 10;
          case 3 -> height * 4 / 3;
          case 4 -> height * 3 / 2;
          case 5 -> height * 16 / 9;
          case 6 -> height * 5 / 4;
          case 7 -> height * 2;
          default -> side.read();
        };
    return new long[] {width, height};
  }

  private void metadata() {
    if (bits.flag()) {
      notes.orientation = 1 + (int) bits.next(3);
      if (bits.flag()) {
        dimensions(() -> 8 * (1 + bits.next(5)), this::side);
      }
      if (bits.flag()) {
        dimensions(this::previewEighths, this::previewSide);
      }
      if (bits.flag()) {
        animation();
      }
    }
    notes.bitDepth = depth();
    bits.next(1);
    long extra = bits.choice(0, 0, 0, 1, 4, 2, 12, 1);
    // The first tells most; of several, one is taken to be alpha.
    notes.alpha =
        extra > 1 || (extra == 1 && (bits.flag() || bits.choice(0, 0, 0, 1, 4, 2, 6, 18) == ALPHA));
  }

  private long previewEighths() {
    return 8 * bits.choice(0, 16, 0, 32, 5, 1, 9, 33);
  }

  private long previewSide() {
    return bits.choice(6, 1, 8, 65, 10, 321, 12, 1345);
  }

  /** Ticks, loops and time codes; how many frames there are, only decoding would tell. */
  private void animation() {
    bits.choice(0, 100, 0, 1000, 10, 1, 30, 1);
    bits.choice(0, 1, 0, 1001, 8, 1, 10, 1);
    bits.choice(0, 0, 3, 0, 16, 0, 32, 0);
    bits.next(1);
    notes.frames(2);
  }

  private int depth() {
    boolean floats = bits.flag();
    if (!floats) {
      return (int) bits.choice(0, 8, 0, 10, 0, 12, 6, 1);
    }
    int depth = (int) bits.choice(0, 32, 0, 16, 0, 24, 6, 1);
    bits.next(4);
    return depth;
  }

  /** Reads from the least significant bit on. */
  private static final class Bits {
    private final View data;
    private long at;

    Bits(View data) {
      this.data = data;
    }

    boolean flag() {
      return next(1) == 1;
    }

    long next(int count) {
      long value = 0;
      for (int i = 0; i < count; i++, at++) {
        value |= (long) (data.u8(at / 8) >> at % 8 & 1) << i;
      }
      return value;
    }

    /** One of four ways to write a number, each by so many bits and what is added to them. */
    long choice(int... bitsAndOffsets) {
      int way = 2 * (int) next(2);
      return next(bitsAndOffsets[way]) + bitsAndOffsets[way + 1];
    }
  }
}
