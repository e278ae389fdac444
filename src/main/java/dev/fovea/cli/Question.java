package dev.fovea.cli;

import dev.fovea.json.JsonSegments;
import dev.fovea.json.Slice;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;

/**
 * What is asked, of whom, about what.
 *
 * @param stream whether the answer is to come word by word
 */
record Question(String model, String text, List<Picture> pictures, boolean stream) {

  /** The request as the OpenAI SDKs write it. */
  BodyPublisher body() {
    return BodyPublishers.concat(
        document().stream()
            .map(part -> BodyPublishers.ofByteArray(part.array(), part.offset(), part.length()))
            .toArray(BodyPublisher[]::new));
  }

  private List<Slice> document() {
    var json = new JsonSegments();
    json.startObject().name("model").string(model);
    if (stream) {
      json.name("stream").bool(true);
      json.name("stream_options").startObject().name("include_usage").bool(true).endObject();
    }
    json.name("messages").startArray().startObject().name("role").string("user");
    json.name("content").startArray();
    json.startObject().name("type").string("text").name("text").string(text).endObject();
    pictures.forEach(picture -> picture.write(json));
    return json.endArray().endObject().endArray().endObject().finish();
  }
}
