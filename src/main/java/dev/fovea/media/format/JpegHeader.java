package dev.fovea.media.format;

import dev.fovea.media.format.MediaFacts.Color;
import dev.fovea.vision.Format;

/**
 * JPEG (ITU-T T.81): segments of marker, length and data up to the first scan. Segments of any size
 * are stepped over.
 */
final class JpegHeader {
  /** 64 KiB each, so as many as no file that is let in can hold; empty ones are an attack. */
  private static final int SEGMENTS_MAX = 10_000;

  private static final int TEMPORARY = 0x01;
  private static final int RESTART = 0xD0;
  private static final int END = 0xD9;
  private static final int SCAN = 0xDA;
  private static final int EXIF = 0xE1;
  private static final int PROFILE = 0xE2;
  private static final String EXIF_NAME = "Exif\0";
  private static final String PROFILE_NAME = "ICC_PROFILE\0";

  private final View file;
  private final Notes notes = new Notes(Format.JPEG);
  private boolean exif;
  private boolean framed;

  private JpegHeader(View file) {
    this.file = file;
  }

  static MediaFacts read(View file) {
    return new JpegHeader(file).read();
  }

  private MediaFacts read() {
    long at = 2;
    for (int segments = 0; segments < SEGMENTS_MAX; segments++) {
      at = marker(at);
      int marker = file.u8(at - 1);
      if (marker == SCAN || marker == END) {
        notes.size();
        return notes.facts();
      }
      if (!standsAlone(marker)) {
        int length = Math.max(2, file.u16(at));
        segment(marker, file.upTo(at + 2, length - 2));
        at += length;
      }
    }
    throw new Malformed("has more than %d segments before its picture".formatted(SEGMENTS_MAX));
  }

  /** The position after the next marker; decoders step over strange bytes before it, so do we. */
  private long marker(long from) {
    long at = from + 1;
    while (file.u8(at - 1) != 0xFF || file.u8(at) == 0xFF || file.u8(at) == 0) {
      at++;
    }
    return at + 1;
  }

  private void segment(int marker, View data) {
    if (isFrame(marker)) {
      frame(data);
    } else if (marker == EXIF && !exif && data.says(0, EXIF_NAME)) {
      exif = true;
      notes.orientation = Exif.orientation(data.from(Math.min(data.length(), 6)));
    } else if (marker == PROFILE && data.says(0, PROFILE_NAME)) {
      notes.profile = true;
    }
  }

  private void frame(View data) {
    if (framed) {
      throw new Malformed("says twice how large it is");
    }
    framed = true;
    notes.bitDepth = data.u8(0);
    // A height of 0 would be told after the first scan (DNL), which no picture in use does.
    notes.size(data.u16(3), data.u16(1));
    notes.color =
        switch (data.u8(5)) {
          case 1 -> Color.GRAY;
          case 3 -> Color.RGB;
          case 4 -> Color.CMYK;
          default -> Color.OTHER;
        };
  }

  /** Start of frame, whatever the coding; C4, C8 and CC mean something else. */
  private static boolean isFrame(int marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
  }

  private static boolean standsAlone(int marker) {
    return marker == TEMPORARY || (marker >= RESTART && marker < END);
  }
}
