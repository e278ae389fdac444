package dev.fovea.engine.inspect.picture;

import dev.fovea.vision.Format;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reads the tag with which a camera says how it was held: Exif 0x0112, 1 to 8. */
final class Orientation {
  static final int UPRIGHT = 1;

  private static final int TAG = 0x0112;
  private static final int SHORT = 3;
  private static final int ENTRY_BYTES = 12;
  private static final int ENTRIES_MAX = 512;
  private static final int APP1 = 0xE1;
  private static final int START_OF_SCAN = 0xDA;
  private static final byte[] EXIF = {'E', 'x', 'i', 'f', 0, 0};

  private Orientation() {}

  /** The tag's value; upright when there is none or it makes no sense. */
  static int of(Format format, byte[] file) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(file);
      return switch (format) {
        case JPEG -> ofJpeg(bytes);
        case PNG -> ofPng(bytes);
        case TIFF -> ofTiff(bytes);
        default -> UPRIGHT;
      };
    } catch (IndexOutOfBoundsException | IllegalArgumentException _) {
      return UPRIGHT;
    }
  }

  /** Segments: FF, marker, length (which counts itself), payload; until the picture itself. */
  private static int ofJpeg(ByteBuffer file) {
    int at = 2;
    while ((file.get(at) & 0xFF) == 0xFF) {
      int marker = file.get(at + 1) & 0xFF;
      if (marker == START_OF_SCAN) {
        break;
      }
      int length = file.getShort(at + 2) & 0xFFFF;
      int payload = at + 4;
      if (marker == APP1 && startsWithExif(file, payload)) {
        return ofTiff(file.slice(payload + EXIF.length, length - 2 - EXIF.length));
      }
      at += 2 + Math.max(2, length);
    }
    return UPRIGHT;
  }

  private static boolean startsWithExif(ByteBuffer file, int at) {
    return file.slice(at, EXIF.length).equals(ByteBuffer.wrap(EXIF));
  }

  /** Chunks: length, type, payload, checksum; from byte 8 on. */
  private static int ofPng(ByteBuffer file) {
    int at = 8;
    while (at >= 8 && at + 8 <= file.limit()) {
      int length = file.getInt(at);
      int type = file.getInt(at + 4);
      if (type == 0x65584966) { // eXIf
        return ofTiff(file.slice(at + 8, length));
      }
      if (length < 0 || type == 0x49454E44) { // IEND
        break;
      }
      at = Math.addExact(at, Math.addExact(length, 12));
    }
    return UPRIGHT;
  }

  /** The first directory of a TIFF structure: a count, then entries of twelve bytes. */
  private static int ofTiff(ByteBuffer tiff) {
    boolean little = tiff.get(0) == 'I';
    tiff.order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = tiff.getInt(4);
    int entries = Math.min(tiff.getShort(directory) & 0xFFFF, ENTRIES_MAX);
    for (int i = 0; i < entries; i++) {
      int entry = directory + 2 + i * ENTRY_BYTES;
      if ((tiff.getShort(entry) & 0xFFFF) == TAG && tiff.getShort(entry + 2) == SHORT) {
        int value = tiff.getShort(entry + 8);
        return value >= 1 && value <= 8 ? value : UPRIGHT;
      }
    }
    return UPRIGHT;
  }
}
