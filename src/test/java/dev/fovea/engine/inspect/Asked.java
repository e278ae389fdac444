package dev.fovea.engine.inspect;

import dev.fovea.json.Json;
import dev.fovea.json.Slice;
import dev.fovea.vision.Content;
import dev.fovea.vision.Field;
import dev.fovea.vision.MediaForm;
import dev.fovea.vision.MediaPolicy;
import dev.fovea.vision.MediaReport;
import dev.fovea.vision.Message;
import dev.fovea.vision.Part;
import dev.fovea.vision.Place;
import dev.fovea.vision.PreparedRequest;
import dev.fovea.vision.Role;
import dev.fovea.vision.Source;
import dev.fovea.vision.VisionRequest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Builds requests for tests: a question about pictures, and what may go with it. */
record Asked(List<Message> messages, OptionalLong maxTokens, List<Field> fields) {

  static Asked of(String question, byte[]... pictures) {
    return new Asked(List.of(), OptionalLong.empty(), List.of()).then(question, pictures);
  }

  /** A further turn of the user. */
  Asked then(String question, byte[]... pictures) {
    List<Part> parts = new ArrayList<>();
    parts.add(new Part.Text(Json.escaped(question), List.of()));
    for (byte[] picture : pictures) {
      parts.add(media(inline(picture), MediaForm.IMAGE_URL, parts.size()));
    }
    return with(new Message(Role.USER, new Content.Parts(parts), List.of()));
  }

  static Asked aboutSource(Source source, MediaForm form) {
    var empty = new Asked(List.of(), OptionalLong.empty(), List.of());
    List<Part> parts = List.of(empty.media(source, form, 0));
    return empty.with(new Message(Role.USER, new Content.Parts(parts), List.of()));
  }

  Asked says(Role role, String text) {
    return with(new Message(role, new Content.Plain(Json.escaped(text)), List.of()));
  }

  Asked atMost(long tokens) {
    return new Asked(messages, OptionalLong.of(tokens), fields);
  }

  Asked as(String responseFormat) {
    var field = new Field("response_format", Slice.of(responseFormat));
    return new Asked(messages, maxTokens, List.of(field));
  }

  static Source.Inline inline(byte[] picture) {
    // As the writers do that escape every slash.
    String base64 = Base64.getEncoder().encodeToString(picture).replace("/", "\\/");
    Slice raw = Slice.of("data:image\\/png;base64," + base64);
    return new Source.Inline(raw, raw.from(raw.indexOf(',') + 1), "image/png");
  }

  private Asked with(Message message) {
    List<Message> all = new ArrayList<>(messages);
    all.add(message);
    return new Asked(all, maxTokens, fields);
  }

  private Part.Media media(Source source, MediaForm form, int part) {
    return new Part.Media(form, source, List.of(), List.of(), new Place(messages.size(), part));
  }

  PreparedRequest prepared() {
    var request =
        new VisionRequest(
            "req-test",
            InspectEngine.MODEL,
            messages,
            Optional.empty(),
            false,
            List.of(),
            maxTokens,
            MediaPolicy.NONE,
            fields);
    return new PreparedRequest(request, MediaReport.NONE);
  }
}
