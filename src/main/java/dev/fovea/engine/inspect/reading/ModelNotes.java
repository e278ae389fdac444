package dev.fovea.engine.inspect.reading;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The notes that an ONNX file carries under keys: field 14 of ModelProto, entries of key (1) and
 * value (2), in protocol buffers. ONNX Runtime hands them to Java too, but loses characters beyond
 * 16 bits on the way (1.29.0), and a dictionary that lacks some lines says the wrong thing about
 * all that follow.
 */
final class ModelNotes {
  private static final int NOTES = 14;
  private static final int KEY = 1;
  private static final int VALUE = 2;

  private static final int VARINT = 0;
  private static final int FIXED_64 = 1;
  private static final int BYTES = 2;
  private static final int FIXED_32 = 5;

  private ModelNotes() {}

  /** What the file says under a key; empty when it does not say, or is no ONNX file. */
  static Optional<String> note(byte[] model, String key) {
    ByteBuffer fields = ByteBuffer.wrap(model);
    while (fields.hasRemaining()) {
      long tag = varint(fields);
      ByteBuffer content = content(fields, (int) tag & 7);
      if (tag >>> 3 == NOTES && text(content, KEY).equals(key)) {
        return Optional.of(text(content, VALUE));
      }
    }
    return Optional.empty();
  }

  /** One text of an entry; empty when it has none. */
  private static String text(ByteBuffer entry, int wanted) {
    ByteBuffer fields = entry.duplicate();
    while (fields.hasRemaining()) {
      long tag = varint(fields);
      ByteBuffer content = content(fields, (int) tag & 7);
      if (tag >>> 3 == wanted) {
        return StandardCharsets.UTF_8.decode(content).toString();
      }
    }
    return "";
  }

  /** Takes the next field's content; of a kind that ONNX does not use, all that is left. */
  private static ByteBuffer content(ByteBuffer fields, int kind) {
    long length =
        switch (kind) {
          case BYTES -> varint(fields);
          case FIXED_64 -> Long.BYTES;
          case FIXED_32 -> Integer.BYTES;
          case VARINT -> {
            varint(fields);
            yield 0;
          }
          default -> fields.remaining();
        };
    int taken = (int) Math.clamp(length, 0L, (long) fields.remaining());
    ByteBuffer content = fields.slice(fields.position(), taken);
    fields.position(fields.position() + taken);
    return content;
  }

  private static long varint(ByteBuffer fields) {
    long value = 0;
    for (int shift = 0; fields.hasRemaining() && shift < Long.SIZE; shift += 7) {
      byte next = fields.get();
      value |= (next & 0x7FL) << shift;
      if (next >= 0) {
        break;
      }
    }
    return value;
  }
}
