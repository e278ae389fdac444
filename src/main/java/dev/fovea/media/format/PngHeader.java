package dev.fovea.media.format;

import dev.fovea.media.format.MediaFacts.Color;
import dev.fovea.vision.Format;
import java.util.Set;

/**
 * PNG and APNG (W3C PNG, third edition): chunks of length, type, data and checksum. All of them are
 * looked at, since {@code eXIf} may follow the pixels; checksums and pixels are not.
 */
final class PngHeader {
  /** Enough for 64 MiB in chunks of 8 KiB, as writers make them. */
  private static final int CHUNKS_MAX = 10_000;

  private static final int SIGNATURE = 8;
  private static final int HEADER = 13;

  private PngHeader() {}

  static MediaFacts read(View file) {
    Notes notes = new Notes(Format.PNG);
    if (file.u32(SIGNATURE) != HEADER || !file.says(SIGNATURE + 4, "IHDR")) {
      throw new Malformed("does not begin with an IHDR chunk");
    }
    header(file.sub(SIGNATURE + 8, HEADER), notes);
    long at = SIGNATURE + 12 + HEADER;
    for (int chunks = 0; chunks < CHUNKS_MAX && file.has(at, 8); chunks++) {
      long length = file.u32(at);
      String type = file.text(at + 4, 4);
      if (type.equals("IEND")) {
        break;
      }
      chunk(type, file.upTo(at + 8, length), notes);
      at += 12 + length;
    }
    return notes.facts();
  }

  private static void header(View data, Notes notes) {
    notes.size(data.u32(0), data.u32(4));
    notes.bitDepth = data.u8(8);
    int type = data.u8(9);
    Set<Integer> depths =
        switch (type) {
          case 0 -> Set.of(1, 2, 4, 8, 16);
          case 3 -> Set.of(1, 2, 4, 8);
          case 2, 4, 6 -> Set.of(8, 16);
          default -> Set.of();
        };
    if (!depths.contains(notes.bitDepth)) {
      throw new Malformed(
          "says colour type %d with %d bits, which PNG does not have"
              .formatted(type, notes.bitDepth));
    }
    notes.alpha = type == 4 || type == 6;
    notes.color =
        switch (type) {
          case 0, 4 -> Color.GRAY;
          case 3 -> Color.PALETTE;
          default -> Color.RGB;
        };
  }

  private static void chunk(String type, View data, Notes notes) {
    switch (type) {
      case "tRNS" -> notes.alpha = true;
      case "iCCP" -> notes.profile = true;
      case "acTL" -> notes.frames(data.has(0, 4) ? data.u32(0) : 1);
      case "eXIf" -> notes.orientation = Exif.orientation(data);
      default -> {}
    }
  }
}
