package dev.fovea.media.format;

import dev.fovea.media.format.MediaFacts.Color;
import dev.fovea.vision.Format;

/**
 * JPEG 2000 (ITU-T T.800): a codestream, alone or in boxes. The codestream's own size counts, and
 * boxes have to say the same, because decoders make room for either.
 */
final class Jp2Header {
  private static final int START = 0xFF4F;
  private static final long TILES_MAX = 65_535;
  private static final int CMYK = 12;

  private final Notes notes = new Notes(Format.JP2);

  private Jp2Header() {}

  static MediaFacts read(View file) {
    var header = new Jp2Header();
    if (file.u16(0) == START) {
      header.codestream(file);
    } else {
      header.boxes(file);
    }
    return header.notes.facts();
  }

  private void boxes(View file) {
    View codestream =
        Box.first(file, "jp2c").orElseThrow(() -> new Malformed("has no picture in it")).data();
    codestream(codestream);
    Box header = Box.first(file, "jp2h").orElseThrow(() -> new Malformed("has no header"));
    for (Box box : Box.in(header.data())) {
      switch (box.type()) {
        case "ihdr" -> same(box.data());
        case "colr" -> color(box.data());
        case "pclr" -> notes.color = Color.PALETTE;
        case "cdef" -> notes.alpha = definesAlpha(box.data());
        default -> {}
      }
    }
  }

  private void same(View header) {
    if (header.u32(4) != notes.size().width() || header.u32(0) != notes.size().height()) {
      throw new Malformed("says two different sizes");
    }
  }

  /** Enumerated, or a profile. */
  private void color(View data) {
    if (data.u8(0) != 1) {
      notes.profile = true;
    } else if (data.u32(3) == CMYK) {
      notes.color = Color.CMYK;
    }
  }

  /** Channels that are opacity, premultiplied or not. */
  private static boolean definesAlpha(View data) {
    for (int i = 0; i < data.u16(0) && data.has(2 + 6L * i, 6); i++) {
      int kind = data.u16(4 + 6L * i);
      if (kind == 1 || kind == 2) {
        return true;
      }
    }
    return false;
  }

  /** The segment that comes first: extent and offset of the picture, of the tiles, channels. */
  private void codestream(View data) {
    if (data.u16(0) != START || data.u16(2) != 0xFF51) {
      throw new Malformed("has a codestream that does not begin with its size");
    }
    notes.size(data.u32(8) - data.u32(16), data.u32(12) - data.u32(20));
    long across = tiles(data.u32(8), data.u32(32), data.u32(24));
    long down = tiles(data.u32(12), data.u32(36), data.u32(28));
    if (across * down > TILES_MAX) {
      throw new Malformed("has more than %d tiles".formatted(TILES_MAX));
    }
    int channels = data.u16(40);
    notes.bitDepth = (data.u8(42) & 0x7F) + 1;
    notes.color = channels < 3 ? Color.GRAY : Color.RGB;
    notes.alpha = channels == 2 || channels == 4;
  }

  /** Along one side; one too many when there are too many. */
  private static long tiles(long end, long offset, long tile) {
    long tiles = tile == 0 ? TILES_MAX + 1 : Math.ceilDiv(end - offset, tile);
    return Math.clamp(tiles, 1, TILES_MAX + 1);
  }
}
