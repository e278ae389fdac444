package dev.fovea.media.format;

import dev.fovea.media.format.MediaFacts.Color;
import dev.fovea.vision.Format;
import java.util.Set;

/** BMP: a file header of 14 bytes, then one of several information headers that tell their size. */
final class BmpHeader {
  private static final int INFORMATION = 14;
  private static final int CORE = 12;
  private static final int WITH_ALPHA = 56;
  private static final int WITH_PROFILE = 124;
  private static final Set<Integer> BITS = Set.of(1, 2, 4, 8, 16, 24, 32);

  private BmpHeader() {}

  static MediaFacts read(View file) {
    Notes notes = new Notes(Format.BMP);
    View header = file.little().from(INFORMATION);
    int size = header.i32(0);
    boolean core = size == CORE;
    long width = core ? header.u16(4) : header.i32(4);
    long height = core ? header.u16(6) : header.i32(8);
    int bits = header.u16(core ? 10 : 14);
    if (!BITS.contains(bits)) {
      throw new Malformed("says %d bits a pixel, which BMP does not have".formatted(bits));
    }
    // A negative height means that the uppermost row comes first.
    notes.size(width, Math.abs(height));
    notes.color = bits <= 8 ? Color.PALETTE : Color.RGB;
    notes.bitDepth = Math.min(bits, 8);
    notes.alpha = bits == 32 && size >= WITH_ALPHA && header.i32(52) != 0;
    notes.profile = size == WITH_PROFILE && isProfile(header.i32(56));
    return notes.facts();
  }

  /** Embedded or linked, written as four characters. */
  private static boolean isProfile(int colorSpace) {
    return colorSpace == 0x4D424544 || colorSpace == 0x4C494E4B;
  }
}
