package dev.fovea.media.format;

import dev.fovea.media.format.MediaFacts.Color;
import dev.fovea.vision.Format;

/** Photoshop's PSD and PSB: a header, the palette, then resources of which one is the profile. */
final class PsdHeader {
  private static final int RESOURCES_MAX = 1000;
  private static final int PROFILE = 1039;
  private static final int HEADER = 26;

  private PsdHeader() {}

  static MediaFacts read(View file) {
    Notes notes = new Notes(Format.PSD);
    int version = file.u16(4);
    if (version != 1 && version != 2) {
      throw new Malformed("is of version %d, which is not known".formatted(version));
    }
    notes.size(file.u32(18), file.u32(14));
    notes.bitDepth = file.u16(22);
    int channels = file.u16(12);
    int mode = file.u16(24);
    notes.color = color(mode);
    notes.alpha = channels > colors(mode);
    notes.profile = hasProfile(file);
    return notes.facts();
  }

  private static Color color(int mode) {
    return switch (mode) {
      case 0, 1, 8 -> Color.GRAY;
      case 2 -> Color.PALETTE;
      case 3 -> Color.RGB;
      case 4 -> Color.CMYK;
      default -> Color.OTHER;
    };
  }

  private static int colors(int mode) {
    return switch (mode) {
      case 0, 1, 2, 8 -> 1;
      case 4 -> 4;
      default -> 3;
    };
  }

  private static boolean hasProfile(View file) {
    long palette = file.u32(HEADER);
    long start = HEADER + 4 + palette;
    View resources = file.upTo(start + 4, file.u32(start));
    long at = 0;
    for (int i = 0; i < RESOURCES_MAX && resources.has(at, 12); i++) {
      if (resources.u16(at + 4) == PROFILE) {
        return true;
      }
      // Signature and number, a name padded to an even length, then data likewise.
      long length = at + 6 + even(1L + resources.u8(at + 6));
      at = length + 4 + even(resources.u32(length));
    }
    return false;
  }

  private static long even(long length) {
    return length + (length & 1);
  }
}
