package dev.fovea.media.format;

import dev.fovea.vision.Format;
import dev.fovea.vision.Size;
import java.util.Optional;

/**
 * ICO: a directory of pictures, each a PNG file or a BMP file without its file header. The largest
 * counts, by what it says itself: the directory may lie.
 */
final class IcoHeader {
  private static final int PICTURES_MAX = 256;
  private static final int ENTRY = 16;

  private IcoHeader() {}

  static MediaFacts read(View file) {
    Notes notes = new Notes(Format.ICO);
    View icon = file.little();
    int count = icon.u16(4);
    if (count > PICTURES_MAX) {
      throw new Malformed("has more than %d pictures".formatted(PICTURES_MAX));
    }
    Optional<Size> largest = Optional.empty();
    for (int i = 0; i < count; i++) {
      size(picture(icon, 6 + (long) i * ENTRY), notes);
      largest = Optional.of(larger(notes.size(), largest));
    }
    largest.ifPresent(size -> notes.size(size.width(), size.height()));
    notes.alpha = true;
    return notes.facts();
  }

  private static void size(View picture, Notes notes) {
    if (picture.says(0, "\u0089PNG\r\n\u001a\n")) {
      notes.size(bigEndian(picture.i32(16)), bigEndian(picture.i32(20)));
    } else {
      // The height counts the mask below the picture.
      notes.size(picture.i32(4), picture.i32(8) / 2);
    }
  }

  private static Size larger(Size size, Optional<Size> other) {
    return other.filter(each -> each.pixels() >= size.pixels()).orElse(size);
  }

  private static View picture(View icon, long entry) {
    return icon.upTo(icon.u32(entry + 12), icon.u32(entry + 8));
  }

  private static long bigEndian(int littleEndian) {
    return Integer.toUnsignedLong(Integer.reverseBytes(littleEndian));
  }
}
