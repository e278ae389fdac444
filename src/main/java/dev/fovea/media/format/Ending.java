package dev.fovea.media.format;

import dev.fovea.vision.Format;

/**
 * Tells by the last bytes whether a file is all there. A transfer that broke off leaves headers in
 * order and a picture that is grey from the middle on; such a file is no longer passed on unseen.
 *
 * <p>Only what every model takes is looked at; what has to be decoded is found out by that.
 */
public final class Ending {
  /** What may hang on behind a picture and still be looked through. */
  private static final int TAIL = 64 * 1024;

  private static final byte[] PNG_END = {'I', 'E', 'N', 'D', (byte) 0xAE, 0x42, 0x60, (byte) 0x82};
  private static final int JPEG_TABLES = 0xC4;
  private static final int JPEG_SCAN = 0xDA;
  private static final int GIF_END = 0x3B;

  private Ending() {}

  /**
   * Whether nothing says that the end is missing. Safe for use by many threads.
   *
   * @param format of the file, whose headers make sense
   */
  public static boolean whole(Format format, Bytes file) {
    return switch (format) {
      case PNG -> png(file);
      case JPEG -> jpeg(file);
      case GIF -> gif(file);
      case WEBP -> webp(file);
      default -> true;
    };
  }

  private static boolean png(Bytes file) {
    long last = file.length() - PNG_END.length;
    for (long at = last; at >= Math.max(0, last - TAIL); at--) {
      if (says(file, at, PNG_END)) {
        return true;
      }
    }
    return false;
  }

  private static boolean says(Bytes file, long at, byte[] word) {
    for (int i = 0; i < word.length; i++) {
      if (file.at(at + i) != (word[i] & 0xFF)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Pixels hold no marker but restarts. So the last marker tells: after a scan's, or after tables
   * for the next scan, pixels run to the end of the file; after any other the picture is over, and
   * cameras may have hung on what they like.
   */
  private static boolean jpeg(Bytes file) {
    long last = file.length() - 2;
    for (long at = last; at >= Math.max(0, last - TAIL); at--) {
      int marker = file.at(at + 1);
      boolean pixels = marker == 0 || marker == 0xFF || (marker >= 0xD0 && marker <= 0xD7);
      if (file.at(at) == 0xFF && !pixels) {
        return marker != JPEG_SCAN && marker != JPEG_TABLES;
      }
    }
    return false;
  }

  /** A trailer, or, as some writers leave that away, the end of a frame's blocks. */
  private static boolean gif(Bytes file) {
    int last = file.at(file.length() - 1);
    return last == GIF_END || last == 0;
  }

  /** RIFF says how much follows its first eight bytes. */
  private static boolean webp(Bytes file) {
    long length = 0;
    for (int i = 3; i >= 0; i--) {
      length = length << 8 | file.at(4 + i);
    }
    return length + 8 <= file.length() + (length & 1);
  }
}
