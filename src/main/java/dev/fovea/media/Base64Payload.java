package dev.fovea.media;

import dev.fovea.json.Json;
import dev.fovea.json.Slice;
import java.nio.ByteBuffer;
import java.util.Base64;

/**
 * Base64 in a request body: checked block by block, so that no more than a block is decoded at a
 * time.
 */
final class Base64Payload {
  /** Characters per block; a multiple of four, small enough to stay in the cache. */
  private static final int BLOCK = 32 * 1024;

  private Base64Payload() {}

  /** True when the payload is base64 of RFC 4648, padded or not, and not empty. */
  static boolean valid(Slice payload) {
    return decodes(payload)
        || (payload.indexOf('\\') >= 0 && decodes(Json.withoutAsciiEscapes(payload)));
  }

  private static boolean decodes(Slice payload) {
    int last = lastBlock(payload.length());
    try {
      for (int start = 0; start < last; start += BLOCK) {
        // Padding inside would be accepted by a decoder that sees one block alone.
        if (decode(payload.sub(start, start + BLOCK)) != BLOCK / 4 * 3) {
          return false;
        }
      }
      return decode(payload.from(last)) > 0;
    } catch (IllegalArgumentException notBase64) {
      return false;
    }
  }

  private static int lastBlock(int length) {
    return length == 0 ? 0 : (length - 1) / BLOCK * BLOCK;
  }

  /** The number of bytes that the block stands for. */
  private static int decode(Slice block) {
    var characters = ByteBuffer.wrap(block.array(), block.offset(), block.length());
    return Base64.getDecoder().decode(characters).remaining();
  }
}
