package dev.fovea.api.openai;

import dev.fovea.json.JsonCursor;
import dev.fovea.json.JsonCursor.Kind;
import dev.fovea.json.Slice;
import dev.fovea.media.DataUri;
import dev.fovea.vision.Field;
import dev.fovea.vision.MediaForm;
import dev.fovea.vision.Part;
import dev.fovea.vision.Place;
import dev.fovea.vision.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads one part of a message. Fields come in any order, so the part is made when all are known.
 */
final class PartReader {
  private static final String KNOWN =
      "text, image_url, video_url, input_video, file, input_audio, refusal";

  private record Found(MediaForm form, Source source, List<Field> settings) {}

  private final JsonCursor json;
  private final Place place;
  private final List<Field> fields = new ArrayList<>(0);
  private Optional<String> type = Optional.empty();
  private Optional<Slice> text = Optional.empty();
  private Optional<Slice> refusal = Optional.empty();
  private Optional<Found> media = Optional.empty();

  /** */
  PartReader(JsonCursor json, Place place) {
    this.json = json;
    this.place = place;
  }

  Part read() {
    if (json.kind() != Kind.OBJECT) {
      throw Invalid.type(place.toString(), "an object with a 'type'");
    }
    json.enter();
    while (!json.leave()) {
      field(json.name());
    }
    return part();
  }

  private void field(String name) {
    Optional<MediaForm> form = form(name);
    if (form.isPresent()) {
      media(form.get());
      return;
    }
    switch (name) {
      case "type" -> type = Optional.of(brief(string("type")));
      case "text" -> text = Optional.of(string("text"));
      case "refusal" -> refusal = Optional.of(string("refusal"));
      default -> fields.add(new Field(name, json.rawValue()));
    }
  }

  private Part part() {
    String name = type.orElseThrow(() -> Invalid.missing(place + ".type"));
    if (form(name).isPresent()) {
      return mediaPart(form(name).get());
    }
    if (media.isPresent()) {
      throw Invalid.request(
          "The part says it is '%s' but holds '%s'.".formatted(name, media.get().form.type()),
          place + ".type");
    }
    return switch (name) {
      case "text" -> new Part.Text(required(text, "text"), fields);
      case "refusal" -> new Part.Refusal(required(refusal, "refusal"), fields);
      default ->
          throw Invalid.request(
              "Unknown part type '%s'. Known are: %s.".formatted(name, KNOWN), place + ".type");
    };
  }

  private Part mediaPart(MediaForm form) {
    Found found = required(media, form.type());
    if (found.form != form) {
      throw Invalid.missing(place + "." + form.type());
    }
    return new Part.Media(form, found.source, found.settings, fields, place);
  }

  private void media(MediaForm form) {
    if (media.isPresent()) {
      throw Invalid.request(
          "One part holds one picture, video, file or sound; use a part for each.",
          place + "." + form.type());
    }
    if (json.kind() == Kind.STRING) {
      media = Optional.of(new Found(form, source(form), List.of()));
    } else if (json.kind() == Kind.OBJECT) {
      media = Optional.of(mediaObject(form));
    } else {
      throw Invalid.type(place + "." + form.type(), "an object with '" + form.payload() + "'");
    }
  }

  private Found mediaObject(MediaForm form) {
    Optional<Source> source = Optional.empty();
    List<Field> settings = new ArrayList<>(1);
    json.enter();
    while (!json.leave()) {
      String name = json.name();
      if (name.equals(form.payload()) && json.kind() != Kind.NULL) {
        source = Optional.of(source(form));
      } else {
        settings.add(new Field(name, json.rawValue()));
      }
    }
    boolean stored = settings.stream().anyMatch(setting -> setting.name().equals("file_id"));
    if (source.isEmpty() && !stored) {
      throw Invalid.missing(payloadPlace(form));
    }
    return new Found(form, source.orElseGet(Source.Stored::new), settings);
  }

  private Source source(MediaForm form) {
    if (json.kind() != Kind.STRING) {
      throw Invalid.type(payloadPlace(form), "a string");
    }
    Slice raw = json.rawString();
    Source source = DataUri.source(raw, payloadPlace(form));
    if (source instanceof Source.Remote && !form.takesUrl()) {
      source = new Source.Inline(raw, raw, "");
    }
    return source instanceof Source.Inline inline
        ? inline.checked(json.base64Prefix(inline.payload()))
        : source;
  }

  private Slice string(String name) {
    if (json.kind() != Kind.STRING) {
      throw Invalid.type(place + "." + name, "a string");
    }
    return json.rawString();
  }

  private <T> T required(Optional<T> value, String name) {
    return value.orElseThrow(() -> Invalid.missing(place + "." + name));
  }

  private String payloadPlace(MediaForm form) {
    return place + "." + form.type() + "." + form.payload();
  }

  private static Optional<MediaForm> form(String name) {
    for (MediaForm form : MediaForm.values()) {
      if (form.type().equals(name)) {
        return Optional.of(form);
      }
    }
    return Optional.empty();
  }

  private static String brief(Slice text) {
    return text.length() <= 40 ? text.utf8() : text.sub(0, 40).utf8() + "…";
  }
}
