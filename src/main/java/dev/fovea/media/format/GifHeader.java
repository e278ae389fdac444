package dev.fovea.media.format;

import dev.fovea.media.format.MediaFacts.Color;
import dev.fovea.vision.Format;

/**
 * GIF (GIF89a): a screen, then blocks of which some are frames. Frames are counted by stepping from
 * block to block, as far as {@link View#READ_MAX} reaches: 64 MiB of pixels.
 */
final class GifHeader {
  private static final int EXTENSION = 0x21;
  private static final int FRAME = 0x2C;
  private static final int CONTROL = 0xF9;

  /** What the fixed part of a block takes to be read. */
  private static final int BLOCK_READS = 16;

  private final View file;
  private final Notes notes = new Notes(Format.GIF);
  private long width;
  private long height;
  private int frames;

  private GifHeader(View file) {
    this.file = file.little();
  }

  static MediaFacts read(View file) {
    return new GifHeader(file).read();
  }

  private MediaFacts read() {
    width = file.u16(6);
    height = file.u16(8);
    notes.color = Color.PALETTE;
    long at = 13L + colorTable(file.u8(10));
    while (frames < Probe.FRAMES_MAX && file.has(at, 2) && readable()) {
      int kind = file.u8(at);
      if (kind == EXTENSION) {
        at = extension(at);
      } else if (kind == FRAME && file.has(at, 11)) {
        at = frame(at);
      } else {
        break;
      }
    }
    if (frames == 0) {
      throw new Malformed("has no picture in it");
    }
    notes.size(width, height);
    notes.frames(frames);
    return notes.facts();
  }

  private boolean readable() {
    return file.allowance() > BLOCK_READS;
  }

  private long extension(long at) {
    // Introducer, label, size, then flags of which the lowest says that a colour is transparent.
    if (file.u8(at + 1) == CONTROL && file.has(at, 4)) {
      notes.alpha |= (file.u8(at + 3) & 1) != 0;
    }
    return afterBlocks(at + 2);
  }

  /** A frame that sticks out makes the screen larger: decoders make room for the whole of it. */
  private long frame(long at) {
    frames++;
    width = Math.max(width, file.u16(at + 1) + file.u16(at + 5));
    height = Math.max(height, file.u16(at + 3) + file.u16(at + 7));
    return afterBlocks(at + 10 + colorTable(file.u8(at + 9)) + 1);
  }

  /** The position after blocks of a length and so many bytes, the last of length 0. */
  private long afterBlocks(long from) {
    long at = from;
    while (file.has(at, 1) && readable()) {
      int length = file.u8(at);
      at += 1 + length;
      if (length == 0) {
        break;
      }
    }
    return at;
  }

  private static int colorTable(int flags) {
    return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
  }
}
