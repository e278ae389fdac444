package dev.fovea.json;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/**
 * Writes a JSON document as a list of slices: what is written anew is copied, what is passed on
 * from a request stays where it lies.
 *
 * <p>Not for use by several threads.
 */
public final class JsonSegments {
  /** Below this many bytes a copy is cheaper than one more segment. */
  private static final int COPY_MAX = 4096;

  private final List<Slice> segments = new ArrayList<>();
  private final ByteArrayOutputStream fresh = new ByteArrayOutputStream(512);
  private final JsonGenerator json = Json.generator(new Fresh());

  public JsonSegments startObject() {
    json.writeStartObject();
    return this;
  }

  public JsonSegments endObject() {
    json.writeEndObject();
    return this;
  }

  public JsonSegments startArray() {
    json.writeStartArray();
    return this;
  }

  public JsonSegments endArray() {
    json.writeEndArray();
    return this;
  }

  public JsonSegments name(String name) {
    json.writeName(name);
    return this;
  }

  public JsonSegments string(String text) {
    json.writeString(text);
    return this;
  }

  public JsonSegments bool(boolean value) {
    json.writeBoolean(value);
    return this;
  }

  /** A string whose bytes stand between quotes in some document already. */
  public JsonSegments rawString(Slice raw) {
    if (raw.length() < COPY_MAX) {
      json.writeRawUTF8String(raw.array(), raw.offset(), raw.length());
      return this;
    }
    return rawString(Slice.EMPTY, raw);
  }

  /** The same for a string in two pieces, of which the first is short. */
  public JsonSegments rawString(Slice head, Slice tail) {
    json.writeRawValue("\"");
    pass(head);
    pass(tail);
    json.writeRaw('"');
    return this;
  }

  /** A value whose bytes are JSON already. */
  public JsonSegments rawValue(Slice raw) {
    json.writeRawValue("");
    pass(raw);
    return this;
  }

  /** The document, in order. */
  public List<Slice> finish() {
    json.close();
    cut();
    return List.copyOf(segments);
  }

  private void pass(Slice raw) {
    json.flush();
    if (raw.length() < COPY_MAX) {
      fresh.write(raw.array(), raw.offset(), raw.length());
      return;
    }
    cut();
    segments.add(raw);
  }

  private void cut() {
    if (fresh.size() > 0) {
      segments.add(Slice.of(fresh.toByteArray()));
      fresh.reset();
    }
  }

  /** Keeps the generator's flushes apart from the buffer that is cut. */
  private final class Fresh extends OutputStream {
    @Override
    public void write(int b) {
      fresh.write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      fresh.write(bytes, offset, length);
    }
  }
}
