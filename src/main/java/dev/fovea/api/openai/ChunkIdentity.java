package dev.fovea.api.openai;

import dev.fovea.json.Json;
import dev.fovea.json.Slice;
import dev.fovea.vision.VisionRequest;
import java.time.Instant;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What all chunks of an answer say alike.
 *
 * @param created seconds since 1970
 * @param fingerprint as the upstream gave it, or null as JSON
 */
record ChunkIdentity(String id, long created, JsonNode fingerprint) {

  /** For an answer that Fovea writes itself. */
  static ChunkIdentity ours(VisionRequest request) {
    long now = Instant.now().getEpochSecond();
    return new ChunkIdentity("chatcmpl-" + request.id(), now, Json.object().nullNode());
  }

  /** As the upstream's first chunk says; what it leaves out is ours. */
  static ChunkIdentity of(Slice chunk, VisionRequest request) {
    ChunkIdentity ours = ours(request);
    JsonNode json;
    try {
      json = Json.read(chunk);
    } catch (JacksonException e) {
      return ours;
    }
    return new ChunkIdentity(
        json.path("id").asString(ours.id),
        json.path("created").asLong(ours.created),
        json.path("system_fingerprint").isString()
            ? json.path("system_fingerprint")
            : ours.fingerprint);
  }

  /** The beginning of an object of this answer. */
  ObjectNode object(String type, String model) {
    ObjectNode object = Json.object();
    object.put("id", id);
    object.put("object", type);
    object.put("created", created);
    object.put("model", model);
    object.set("system_fingerprint", fingerprint);
    return object;
  }
}
