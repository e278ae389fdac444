package dev.fovea.api.openai;

import tools.jackson.databind.node.ObjectNode;

/** Makes the chunks of an answer that did not come as chunks. Not for use by several threads. */
final class ChunkWriter {
  private final ChunkIdentity identity;
  private final String model;
  private boolean begun;

  ChunkWriter(ChunkIdentity identity, String model) {
    this.identity = identity;
    this.model = model;
  }

  ChunkIdentity identity() {
    return identity;
  }

  ObjectNode text(String text) {
    return chunk("content", text);
  }

  ObjectNode reasoning(String text) {
    return chunk("reasoning_content", text);
  }

  ObjectNode finish(String reason) {
    ObjectNode chunk = identity.object("chat.completion.chunk", model);
    ObjectNode choice = choice(chunk);
    choice.put("finish_reason", reason);
    return chunk;
  }

  private ObjectNode chunk(String field, String text) {
    ObjectNode chunk = identity.object("chat.completion.chunk", model);
    ObjectNode choice = choice(chunk);
    ((ObjectNode) choice.path("delta")).put(field, text);
    choice.putNull("finish_reason");
    return chunk;
  }

  /** The first chunk says whose turn it is. */
  private ObjectNode choice(ObjectNode chunk) {
    ObjectNode choice = chunk.putArray("choices").addObject();
    choice.put("index", 0);
    ObjectNode delta = choice.putObject("delta");
    if (!begun) {
      begun = true;
      delta.put("role", "assistant");
    }
    choice.putNull("logprobs");
    return choice;
  }
}
