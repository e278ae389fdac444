package dev.fovea.engine.inspect;

import dev.fovea.json.Json;
import dev.fovea.json.Slice;
import java.nio.ByteBuffer;
import java.util.Base64;

/** Base64 as it stands in a JSON string: some writers escape every slash, others every plus. */
final class Payload {
  private Payload() {}

  /**
   * The bytes behind the text; no string is made of it on the way.
   *
   * @throws IllegalArgumentException for anything that is not base64
   */
  static ByteBuffer decode(Slice raw) {
    Slice plain = raw.indexOf('\\') < 0 ? raw : Json.withoutAsciiEscapes(raw);
    return Base64.getDecoder()
        .decode(ByteBuffer.wrap(plain.array(), plain.offset(), plain.length()));
  }

  /** The first bytes, {@code count} of them where there are as many. */
  static byte[] head(Slice raw, int count) {
    int characters = count / 3 * 4 + 4;
    Slice plain = Json.withoutAsciiEscapes(raw.sub(0, Math.min(raw.length(), 6 * characters)));
    int whole = Math.min(plain.length(), characters) / 4 * 4;
    ByteBuffer decoded = decode(plain.sub(0, whole));
    byte[] head = new byte[Math.min(decoded.remaining(), count)];
    decoded.get(head);
    return head;
  }
}
