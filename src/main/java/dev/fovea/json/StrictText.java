package dev.fovea.json;

/**
 * Checks what a JSON parser lets pass: bytes that are not UTF-8 (RFC 3629: overlong forms,
 * surrogates, beyond U+10FFFF) and escapes of lone surrogates. Two readers may understand such a
 * text differently, so it goes no further.
 */
final class StrictText {
  private StrictText() {}

  /**
   * Finds the first byte that is wrong.
   *
   * @return its index, counted from the start of the document, or -1
   */
  static int firstFault(Slice document) {
    int fault = scan(document.array(), document.offset(), document.end());
    return fault < 0 ? -1 : fault - document.offset();
  }

  private static int scan(byte[] bytes, int start, int end) {
    int i = start;
    while (i < end) {
      byte b = bytes[i];
      int next = i + 1;
      if (b < 0) {
        next = afterMultiByte(bytes, i, end);
      } else if (b == '\\') {
        next = afterEscape(bytes, i, end);
      }
      if (next < 0) {
        return i;
      }
      i = next;
    }
    return -1;
  }

  private static int afterMultiByte(byte[] bytes, int i, int end) {
    int lead = bytes[i] & 0xFF;
    int length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || i + length > end) {
      return -1;
    }
    int point = lead & (0x7F >> length);
    for (int k = 1; k < length; k++) {
      if ((bytes[i + k] & 0xC0) != 0x80) {
        return -1;
      }
      point = (point << 6) | (bytes[i + k] & 0x3F);
    }
    boolean overlong = (length == 3 && point < 0x800) || (length == 4 && point < 0x10000);
    boolean outside = point > Character.MAX_CODE_POINT || (point >= 0xD800 && point <= 0xDFFF);
    return overlong || outside ? -1 : i + length;
  }

  private static int afterEscape(byte[] bytes, int i, int end) {
    int unit = escapedUnit(bytes, i, end);
    if (unit < 0) {
      return i + 2;
    }
    if (Character.isLowSurrogate((char) unit)) {
      return -1;
    }
    if (!Character.isHighSurrogate((char) unit)) {
      return i + 6;
    }
    int low = escapedUnit(bytes, i + 6, end);
    return low >= 0 && Character.isLowSurrogate((char) low) ? i + 12 : -1;
  }

  /** The UTF-16 unit of an escape such as {@code \u00e9} at {@code i}, or -1 when there is none. */
  private static int escapedUnit(byte[] bytes, int i, int end) {
    if (i + 6 > end || bytes[i] != '\\' || bytes[i + 1] != 'u') {
      return -1;
    }
    int unit = 0;
    for (int k = 2; k < 6; k++) {
      unit = (unit << 4) | Character.digit(bytes[i + k], 16);
    }
    return unit;
  }
}
