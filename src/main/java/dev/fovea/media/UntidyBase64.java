package dev.fovea.media;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.fovea.json.Slice;
import java.util.Arrays;

/**
 * Writes base64 anew that came in another dress, in one pass: line breaks and indentation, the
 * alphabet of URLs, padding left out, escapes of JSON ({@code \n}, {@code \/}) and of URLs ({@code
 * %2B}). One for one payload.
 *
 * <p>Spaces within a line are taken for line breaks that a shell has folded, which cut the text in
 * lines of one length; others are the plus signs of a form that was decoded once too often, and
 * without them the file would be another.
 */
final class UntidyBase64 {
  private static final byte NOTHING = -1;
  private static final byte[] CLEAN = clean();

  /** What lies between the character before and this one. */
  private enum Gap {
    NONE,
    SPACES,
    LINE_BREAK
  }

  private final Slice raw;
  private final byte[] base64;
  private int at;
  private int start;
  private int length;
  private int padding;
  private Gap gap = Gap.NONE;
  private int lineStart;
  private int lineLength;

  UntidyBase64(Slice raw) {
    this.raw = raw;
    this.base64 = new byte[raw.length() + 2];
  }

  /** False when it is not base64, however it is read. */
  boolean tidy() {
    while (at < raw.length()) {
      start = at;
      if (!accept(next())) {
        return false;
      }
    }
    start = raw.length() - 1;
    if (lineLength > 0 && length - lineStart > lineLength) {
      return false;
    }
    return pad();
  }

  /** What was written; the padding is there. */
  Slice base64() {
    return new Slice(base64, 0, length);
  }

  /** Where the character stands that was looked at last. */
  int position() {
    return start;
  }

  /** The next character without its escape; {@link #NOTHING} when there is none such. */
  private int next() {
    byte b = raw.at(at++);
    if (b == '\\') {
      return unescaped();
    }
    return b == '%' ? hex(2) : b;
  }

  private int unescaped() {
    if (at == raw.length()) {
      return NOTHING;
    }
    byte b = raw.at(at++);
    return switch (b) {
      case '/' -> '/';
      case 'n', 'r', 't', 'f' -> '\n';
      case 'u' -> {
        int code = hex(4);
        yield code == '%' ? hex(2) : code;
      }
      default -> NOTHING;
    };
  }

  private int hex(int digits) {
    int value = 0;
    for (int i = 0; i < digits; i++) {
      int digit = at < raw.length() ? Character.digit(raw.at(at++), 16) : -1;
      if (digit < 0) {
        return NOTHING;
      }
      value = value << 4 | digit;
    }
    return value;
  }

  private boolean accept(int c) {
    switch (c) {
      case '\n', '\r', '\t', '\f' -> gap = Gap.LINE_BREAK;
      case ' ' -> gap = gap == Gap.LINE_BREAK ? gap : Gap.SPACES;
      case '=' -> padding++;
      default -> {
        return c >= 0 && c < CLEAN.length && add(CLEAN[c]);
      }
    }
    return padding <= 2;
  }

  private boolean add(byte character) {
    if (character == NOTHING || padding > 0) {
      return false;
    }
    boolean folded = gap == Gap.SPACES && length > 0;
    if (folded && !foldsHere()) {
      return false;
    }
    if (gap != Gap.NONE) {
      lineStart = length;
      gap = Gap.NONE;
    }
    base64[length++] = character;
    return true;
  }

  private boolean foldsHere() {
    int line = length - lineStart;
    if (lineLength == 0) {
      lineLength = line;
    }
    return line == lineLength && line % 4 == 0;
  }

  /** Padding may be left out, all or some of it; more than is needed is wrong. */
  private boolean pad() {
    int needed = (4 - length % 4) % 4;
    if (length == 0 || needed == 3 || padding > needed) {
      return false;
    }
    for (int i = 0; i < needed; i++) {
      base64[length++] = '=';
    }
    return true;
  }

  private static byte[] clean() {
    byte[] alphabet =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".getBytes(US_ASCII);
    byte[] clean = new byte[128];
    Arrays.fill(clean, NOTHING);
    for (byte character : alphabet) {
      clean[character] = character;
    }
    clean['-'] = '+';
    clean['_'] = '/';
    return clean;
  }
}
