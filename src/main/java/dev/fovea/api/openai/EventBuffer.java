package dev.fovea.api.openai;

import dev.fovea.json.Json;
import dev.fovea.json.Slice;
import dev.fovea.vision.ReplyEvent.Chunk;
import dev.fovea.vision.ReplyEvent.Span;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.node.ObjectNode;

/** Gathers events for one write. Not for use by several threads. */
final class EventBuffer {
  private static final int INITIAL_BYTES = 1024;
  private static final byte[] DATA = ascii("data: ");
  private static final byte[] END = ascii("\n\n");
  private static final byte[] DONE = ascii("data: [DONE]\n\n");

  /** The model's name as it stands in JSON, quotes included. */
  private final byte[] model;

  private Buffer bytes = Buffer.buffer(INITIAL_BYTES);

  EventBuffer(String model) {
    this.model = Json.writeValue(model);
  }

  boolean isEmpty() {
    return bytes.length() == 0;
  }

  /**
   * A chunk in its own bytes, with the name that the client knows the model by and without usage.
   */
  void chunk(Chunk chunk) {
    bytes.appendBytes(DATA);
    splice(chunk);
    bytes.appendBytes(END);
  }

  /** The chunk alone, to be sent later. */
  Slice spliced(Chunk chunk) {
    Buffer before = bytes;
    bytes = Buffer.buffer(chunk.json().length() + model.length);
    splice(chunk);
    Slice spliced = Slice.of(bytes.getBytes());
    bytes = before;
    return spliced;
  }

  void json(Slice json) {
    bytes.appendBytes(DATA);
    append(json);
    bytes.appendBytes(END);
  }

  void json(ObjectNode json) {
    json(Slice.of(Json.write(json)));
  }

  /** An object with the members of another added at its end, or in the place of its own. */
  void json(Slice object, ObjectNode more) {
    if (mayHold(object, more)) {
      json(((ObjectNode) Json.read(object)).setAll(more));
      return;
    }
    int brace = object.length() - 1;
    while (object.at(brace) != '}') {
      brace--;
    }
    bytes.appendBytes(DATA);
    append(object.sub(0, brace));
    bytes.appendByte((byte) ',');
    append(Slice.of(Json.write(more)).from(1));
    bytes.appendBytes(END);
  }

  void done() {
    bytes.appendBytes(DONE);
  }

  /** What was gathered; the buffer is empty then. */
  Buffer take() {
    Buffer taken = bytes;
    bytes = Buffer.buffer(INITIAL_BYTES);
    return taken;
  }

  /** An upstream may say about itself what Fovea does; no name may stand there twice. */
  private static boolean mayHold(Slice object, ObjectNode more) {
    String text = object.utf8();
    return more.propertyNames().stream().anyMatch(name -> text.contains('"' + name + '"'));
  }

  private void splice(Chunk chunk) {
    boolean modelFirst = chunk.model().start() <= chunk.usage().start();
    Span first = modelFirst ? chunk.model() : chunk.usage();
    Span second = modelFirst ? chunk.usage() : chunk.model();
    Slice json = chunk.json();
    append(json.sub(0, first.start()));
    replace(first, chunk);
    append(json.sub(first.end(), Math.max(first.end(), second.start())));
    replace(second, chunk);
    append(json.from(Math.max(first.end(), second.end())));
  }

  private void replace(Span span, Chunk chunk) {
    if (!span.isEmpty() && span.equals(chunk.model())) {
      bytes.appendBytes(model);
    }
  }

  private void append(Slice slice) {
    bytes.appendBytes(slice.array(), slice.offset(), slice.length());
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
