package dev.fovea.media.format;

import dev.fovea.media.format.MediaFacts.Color;
import dev.fovea.vision.Format;
import java.util.HashSet;
import java.util.Set;

/**
 * TIFF (revision 6.0) and BigTIFF: facts of the first page, and how many pages follow. Where strips
 * and tiles lie has to be said within the file, because decoders make room for as many as are said
 * to be there.
 */
final class TiffHeader {
  private final Notes notes = new Notes(Format.TIFF);
  private long width;
  private long height;

  private TiffHeader() {}

  static MediaFacts read(View file) {
    return new TiffHeader().facts(Ifd.first(file), file);
  }

  private MediaFacts facts(Ifd first, View file) {
    first.entries().forEach(this::note);
    notes.size(width, height);
    notes.frames(pages(first, file));
    return notes.facts();
  }

  private void note(Ifd.Entry entry) {
    switch (entry.tag()) {
      case 256 -> width = once(width, entry);
      case 257 -> height = once(height, entry);
      case 258 -> notes.bitDepth = (int) Math.min(entry.number(), 64);
      case 262 -> notes.color = color((int) entry.number());
      case 274 -> notes.orientation = Exif.valid(entry.number());
      case 338 -> notes.alpha = entry.number() == 1 || entry.number() == 2;
      case 34675 -> notes.profile = true;
      case 273, 279, 324, 325 -> entry.data();
      default -> {}
    }
  }

  /** Readers differ in which of two they believe. */
  private static long once(long known, Ifd.Entry entry) {
    if (known != 0) {
      throw new Malformed("says twice how large it is");
    }
    return entry.number();
  }

  private static Color color(int interpretation) {
    return switch (interpretation) {
      case 0, 1 -> Color.GRAY;
      case 2, 6 -> Color.RGB;
      case 3 -> Color.PALETTE;
      case 5 -> Color.CMYK;
      default -> Color.OTHER;
    };
  }

  private static int pages(Ifd first, View file) {
    Set<Long> seen = new HashSet<>();
    int pages = 1;
    long next = first.next();
    while (next != 0 && pages < Probe.FRAMES_MAX && file.allowance() > 32) {
      if (!seen.add(next)) {
        throw new Malformed("has pages that follow each other in a circle");
      }
      pages++;
      next = first.at(next).next();
    }
    return pages;
  }
}
