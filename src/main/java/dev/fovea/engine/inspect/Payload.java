package dev.fovea.engine.inspect;

import dev.fovea.json.Slice;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;

/** Base64 as people really send it. */
final class Payload {
  private static final BitSet PLAIN = new BitSet(128);

  static {
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=".chars().forEach(PLAIN::set);
  }

  private Payload() {}

  /**
   * The bytes behind a base64 text that stands in a JSON string. JSON escapes, percent escapes,
   * white space and the URL-safe alphabet are understood; no text is made of it on the way.
   *
   * @throws IllegalArgumentException for anything that is not base64
   */
  static byte[] decode(Slice raw) {
    Slice clean = isPlain(raw) ? raw : clean(raw);
    ByteBuffer text = ByteBuffer.wrap(clean.array(), clean.offset(), clean.length());
    ByteBuffer bytes = Base64.getDecoder().decode(text);
    return bytes.array().length == bytes.remaining()
        ? bytes.array()
        : Arrays.copyOf(bytes.array(), bytes.remaining());
  }

  /** The first bytes, at least {@code count} of them where there are as many. */
  static byte[] head(Slice raw, int count) {
    int characters = Math.min(raw.length(), count * 4);
    Slice clean = clean(raw.sub(0, characters));
    int whole = Math.min(clean.length(), count * 2) / 4 * 4;
    return Base64.getDecoder().decode(clean.sub(0, whole).toByteArray());
  }

  private static boolean isPlain(Slice raw) {
    for (int i = 0; i < raw.length(); i++) {
      if (!PLAIN.get(raw.at(i) & 0xFF)) {
        return false;
      }
    }
    return true;
  }

  /** A copy without escapes and white space; what makes no sense stays, to be refused. */
  private static Slice clean(Slice raw) {
    byte[] out = new byte[raw.length()];
    int length = 0;
    int at = 0;
    while (at < raw.length()) {
      byte b = raw.at(at);
      byte c = b;
      int width = 1;
      if (b == '%' && at + 2 < raw.length()) {
        c = hex(raw, at + 1, 2);
        width = 3;
      } else if (b == '\\' && at + 1 < raw.length()) {
        boolean unicode = raw.at(at + 1) == 'u' && at + 5 < raw.length();
        c = unicode ? hex(raw, at + 2, 4) : unescaped(raw.at(at + 1));
        width = unicode ? 6 : 2;
      }
      at += width;
      if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
        out[length++] = standard(c);
      }
    }
    return new Slice(out, 0, length);
  }

  private static byte standard(byte b) {
    return switch (b) {
      case '-' -> '+';
      case '_' -> '/';
      default -> b;
    };
  }

  private static byte unescaped(byte b) {
    return switch (b) {
      case 'n', 'r', 't' -> ' ';
      default -> b;
    };
  }

  /** A character in hexadecimal digits; one that base64 does not know becomes {@code ?}. */
  private static byte hex(Slice raw, int at, int digits) {
    int value = 0;
    for (int i = at; i < at + digits; i++) {
      int digit = Character.digit(raw.at(i), 16);
      value = digit < 0 ? Short.MAX_VALUE : value << 4 | digit;
    }
    return value < 128 ? (byte) value : (byte) '?';
  }
}
