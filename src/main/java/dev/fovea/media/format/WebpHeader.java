package dev.fovea.media.format;

import dev.fovea.vision.Format;

/**
 * WebP (RFC 9649): a RIFF file with one bitstream, or an extended header and chunks. The extended
 * header's canvas, or the frame around it, has to be that of the bitstream, because decoders make
 * room for either.
 */
final class WebpHeader {
  /** Frames and the metadata around them. */
  private static final int CHUNKS_MAX = Probe.FRAMES_MAX + 100;

  /** Transparency, the bitstream, and what nobody knows. */
  private static final int FRAME_CHUNKS_MAX = 16;

  private static final int FRAME_HEAD = 16;
  private static final int CHUNK_READS = 64;
  private static final int FRAME_START = 0x2A019D;
  private static final int LOSSLESS_START = 0x2F;
  private static final int PROFILE = 0x20;
  private static final int ALPHA = 0x10;
  private static final int ANIMATION = 0x02;

  private final View file;
  private final Notes notes = new Notes(Format.WEBP);
  private boolean extended;
  private boolean animated;
  private int frames;

  private WebpHeader(View file) {
    this.file = file.little();
  }

  static MediaFacts read(View file) {
    return new WebpHeader(file).read();
  }

  private MediaFacts read() {
    long at = 12;
    for (int i = 0; i < CHUNKS_MAX && file.has(at, 8) && file.allowance() > CHUNK_READS; i++) {
      long length = file.u32(at + 4);
      chunk(file.text(at, 4), file.upTo(at + 8, length));
      at += 8 + length + (length & 1);
      if (!extended) {
        break;
      }
    }
    notes.size();
    if (animated) {
      notes.frames(frames);
    }
    return notes.facts();
  }

  private void chunk(String type, View data) {
    switch (type) {
      case "VP8X" -> extended(data);
      case "VP8 " -> still(lossy(data));
      case "VP8L" -> still(lossless(data));
      case "ANMF" -> frame(data);
      case "EXIF" -> notes.orientation = Exif.orientation(data);
      default -> {}
    }
  }

  private void extended(View data) {
    if (extended) {
      throw new Malformed("has two extended headers");
    }
    extended = true;
    int flags = data.u8(0);
    notes.profile = (flags & PROFILE) != 0;
    notes.alpha = (flags & ALPHA) != 0;
    animated = (flags & ANIMATION) != 0;
    notes.size(1L + data.u24(4), 1L + data.u24(7));
  }

  private void still(long[] size) {
    if (!extended) {
      notes.size(size[0], size[1]);
    } else {
      same(size, notes.size().width(), notes.size().height());
    }
  }

  /** Width and height. */
  private static long[] lossy(View data) {
    if (data.u24(3) != FRAME_START) {
      throw new Malformed("has a bitstream that does not begin with a picture");
    }
    return new long[] {data.u16(6) & 0x3FFF, data.u16(8) & 0x3FFF};
  }

  /** Likewise. */
  private long[] lossless(View data) {
    if (data.u8(0) != LOSSLESS_START) {
      throw new Malformed("has a bitstream that does not begin with a picture");
    }
    int bits = data.i32(1);
    notes.alpha |= (bits >> 28 & 1) != 0;
    return new long[] {1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)};
  }

  private static void same(long[] size, long width, long height) {
    if (size[0] != width || size[1] != height) {
      throw new Malformed("says two different sizes");
    }
  }

  private void frame(View data) {
    frames++;
    long width = 1L + data.u24(6);
    long height = 1L + data.u24(9);
    if (2L * data.u24(0) + width > notes.size().width()
        || 2L * data.u24(3) + height > notes.size().height()) {
      throw new Malformed("has a frame that sticks out of the picture");
    }
    if (frames == 1) {
      firstFrame(data.from(FRAME_HEAD), width, height);
    }
  }

  /** The only one that is ever decoded. */
  private void firstFrame(View chunks, long width, long height) {
    long at = 0;
    for (int i = 0; i < FRAME_CHUNKS_MAX && chunks.has(at, 8); i++) {
      long length = chunks.u32(at + 4);
      View data = chunks.upTo(at + 8, length);
      switch (chunks.text(at, 4)) {
        case "VP8 " -> same(lossy(data), width, height);
        case "VP8L" -> same(lossless(data), width, height);
        default -> {}
      }
      at += 8 + length + (length & 1);
    }
  }
}
