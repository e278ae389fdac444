package dev.fovea.media;

import dev.fovea.json.Slice;

/** Blanks around a string of JSON, written as they are or escaped. */
final class Blanks {
  private Blanks() {}

  static Slice trimmed(Slice raw) {
    int start = 0;
    while (blankAt(raw, start) > 0) {
      start += blankAt(raw, start);
    }
    int end = raw.length();
    while (end > start && blankBefore(raw, end) > 0) {
      end -= blankBefore(raw, end);
    }
    return raw.sub(start, end);
  }

  private static int blankAt(Slice raw, int at) {
    if (at < raw.length() && raw.at(at) == ' ') {
      return 1;
    }
    return at + 1 < raw.length() && raw.at(at) == '\\' && isBlank(raw.at(at + 1)) ? 2 : 0;
  }

  /** A letter is an escape when an odd number of backslashes stands before it. */
  private static int blankBefore(Slice raw, int end) {
    if (raw.at(end - 1) == ' ') {
      return 1;
    }
    int backslashes = 0;
    while (end - 2 - backslashes >= 0 && raw.at(end - 2 - backslashes) == '\\') {
      backslashes++;
    }
    return backslashes % 2 == 1 && isBlank(raw.at(end - 1)) ? 2 : 0;
  }

  private static boolean isBlank(byte letter) {
    return letter == 'n' || letter == 'r' || letter == 't';
  }
}
