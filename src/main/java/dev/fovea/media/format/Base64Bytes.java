package dev.fovea.media.format;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.fovea.json.Slice;
import java.util.Objects;

/**
 * Bytes behind clean base64: any three of them are four characters, so each is found by counting.
 */
final class Base64Bytes implements Bytes {
  private static final byte[] VALUES = values();

  private final Slice base64;
  private final long length;

  Base64Bytes(Slice base64) {
    this.base64 = base64;
    this.length = base64.length() / 4 * 3L - padding(base64);
  }

  @Override
  public long length() {
    return length;
  }

  @Override
  public int at(long position) {
    int index = (int) Objects.checkIndex(position, length);
    int within = index % 3;
    int first = index / 3 * 4 + within;
    int bits = VALUES[base64.at(first) & 0x7F] << 6 | VALUES[base64.at(first + 1) & 0x7F];
    return bits >> (4 - 2 * within) & 0xFF;
  }

  private static int padding(Slice base64) {
    int padding = 0;
    while (padding < Math.min(2, base64.length())
        && base64.at(base64.length() - 1 - padding) == '=') {
      padding++;
    }
    return padding;
  }

  private static byte[] values() {
    byte[] alphabet =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".getBytes(US_ASCII);
    byte[] values = new byte[128];
    for (int i = 0; i < alphabet.length; i++) {
      values[alphabet[i]] = (byte) i;
    }
    return values;
  }
}
