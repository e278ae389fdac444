package dev.fovea.provider.dialect;

import dev.fovea.json.JsonSegments;
import dev.fovea.json.Slice;
import dev.fovea.provider.Target;
import dev.fovea.vision.Content;
import dev.fovea.vision.Field;
import dev.fovea.vision.Format;
import dev.fovea.vision.MediaForm;
import dev.fovea.vision.Message;
import dev.fovea.vision.Part;
import dev.fovea.vision.Source;
import dev.fovea.vision.VisionRequest;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Writes a request as OpenAI's chat API takes it. */
final class OpenAiRequest {
  /** Written out for a turn that says nothing: some servers want the field. */
  private static final Slice NULL = Slice.of("null".getBytes(StandardCharsets.UTF_8));

  private final JsonSegments json = new JsonSegments();

  private OpenAiRequest() {}

  static List<Slice> write(VisionRequest request, Target target, boolean stream) {
    return new OpenAiRequest().body(request, target, stream);
  }

  private List<Slice> body(VisionRequest request, Target target, boolean stream) {
    json.startObject();
    json.name("model").string(target.name());
    json.name("messages").startArray();
    request.messages().forEach(this::message);
    json.endArray();
    fields(request.fields());
    defaults(request, target.model().defaults());
    if (stream) {
      json.name("stream").bool(true);
      json.name("stream_options").startObject();
      json.name("include_usage").bool(true);
      fields(request.streamOptions());
      json.endObject();
    } else if (request.stream().isPresent()) {
      // Some hosts stream unless they are told not to.
      json.name("stream").bool(false);
    }
    json.endObject();
    return json.finish();
  }

  /**
   * A model's defaults are for parameters that the request leaves out, under either of their names.
   */
  private void defaults(VisionRequest request, List<Field> defaults) {
    Set<String> given = new HashSet<>();
    request.fields().forEach(field -> given.add(canonical(field.name())));
    for (Field field : defaults) {
      if (!given.contains(canonical(field.name())) && !field.name().equals("stream")) {
        json.name(field.name()).rawValue(field.json());
      }
    }
  }

  private static String canonical(String name) {
    return name.equals("max_completion_tokens") ? "max_tokens" : name;
  }

  private void message(Message message) {
    json.startObject();
    json.name("role").string(message.role().word());
    switch (message.content()) {
      case Content.None _ -> json.name("content").rawValue(NULL);
      case Content.Plain(Slice raw) -> json.name("content").rawString(raw);
      case Content.Parts(List<Part> parts) -> {
        json.name("content").startArray();
        parts.forEach(this::part);
        json.endArray();
      }
    }
    fields(message.fields());
    json.endObject();
  }

  private void part(Part part) {
    json.startObject();
    switch (part) {
      case Part.Text(Slice raw, List<Field> fields) -> text("text", raw, fields);
      case Part.Refusal(Slice raw, List<Field> fields) -> text("refusal", raw, fields);
      case Part.Media media -> media(media);
    }
    json.endObject();
  }

  private void text(String type, Slice raw, List<Field> fields) {
    json.name("type").string(type);
    json.name(type).rawString(raw);
    fields(fields);
  }

  private void media(Part.Media media) {
    json.name("type").string(media.form().type());
    json.name(media.form().type()).startObject();
    switch (media.source()) {
      case Source.Inline inline -> json.name(media.form().payload()).rawString(inline.raw());
      case Source.Remote(Slice raw) -> json.name(media.form().payload()).rawString(raw);
      case Source.Rendition(Format format, Slice base64) ->
          json.name(media.form().payload()).rawString(head(media.form(), format), base64);
      case Source.Stored _ -> {}
    }
    fields(media.settings());
    json.endObject();
    fields(media.fields());
  }

  /** A video among its own kind of part is base64 alone; everything else is a data URI. */
  private static Slice head(MediaForm form, Format format) {
    return form == MediaForm.INPUT_VIDEO
        ? Slice.EMPTY
        : Slice.of("data:" + format.mediaType() + ";base64,");
  }

  private void fields(List<Field> fields) {
    for (Field field : fields) {
      json.name(field.name()).rawValue(field.json());
    }
  }
}
