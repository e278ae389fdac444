package dev.fovea.api.openai;

import dev.fovea.error.FailureException;
import dev.fovea.json.Json;
import dev.fovea.json.JsonCursor;
import dev.fovea.json.JsonCursor.Kind;
import dev.fovea.json.Slice;
import dev.fovea.vision.Field;
import dev.fovea.vision.MediaPolicy;
import dev.fovea.vision.Message;
import dev.fovea.vision.VisionRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;

/** Reads the body of a chat request in one pass. One reader for one body. */
final class ChatRequestReader {
  /** Longer than any model's name. */
  private static final int MODEL_BYTES_MAX = 512;

  private static final int REASON_MAX = 200;

  private static final Slice MARK = Slice.of("\uFEFF");

  private final JsonCursor json;
  private final List<Field> fields = new ArrayList<>();
  private Optional<String> model = Optional.empty();
  private Optional<List<Message>> messages = Optional.empty();
  private Optional<Boolean> stream = Optional.empty();
  private boolean includeUsage;
  private final List<Field> streamOptions = new ArrayList<>(0);
  private OptionalLong maxTokens = OptionalLong.empty();
  private MediaPolicy policy = MediaPolicy.NONE;

  private ChatRequestReader(Slice body) {
    this.json = new JsonCursor(body);
  }

  /**
   * @throws FailureException {@code InvalidJson}, {@code InvalidRequest} or {@code MediaRejected}
   *     with the place
   */
  static VisionRequest read(String requestId, Slice body) {
    Slice text = utf8(body);
    try {
      return new ChatRequestReader(text).request(requestId);
    } catch (JacksonException e) {
      throw Invalid.json("The body is not valid JSON%s: %s".formatted(where(text, e), reason(e)));
    }
  }

  private VisionRequest request(String requestId) {
    try (json) {
      if (json.kind() != Kind.OBJECT) {
        throw Invalid.json("The body has to be a JSON object with 'model' and 'messages'.");
      }
      json.enter();
      while (!json.leave()) {
        field(json.name());
      }
      if (json.kind() != Kind.END) {
        throw Invalid.json("The body goes on after its JSON object.");
      }
    }
    checkText();
    return new VisionRequest(
        requestId,
        model.orElseThrow(() -> Invalid.missing("model")),
        messages.orElseThrow(() -> Invalid.missing("messages")),
        stream,
        includeUsage,
        streamOptions,
        maxTokens,
        policy,
        fields);
  }

  private void field(String name) {
    switch (name) {
      case "model" -> model = Optional.of(model());
      case "messages" -> messages = Optional.of(new MessageReader(json).read());
      case "x_media" -> policy = new MediaWishReader(json).read();
      case "stream" -> stream = flag("stream");
      case "stream_options" -> streamOptions();
      case "max_tokens", "max_completion_tokens" -> maxTokens(name);
      default -> {
        Parameters.check(name, json.kind());
        fields.add(new Field(name, json.rawValue()));
      }
    }
  }

  private String model() {
    if (json.kind() != Kind.STRING) {
      throw Invalid.type("model", "a string: the name of a model, as listed at /v1/models");
    }
    Slice raw = json.rawString();
    String name = raw.length() <= MODEL_BYTES_MAX ? Json.string(raw) : "";
    if (name.isBlank()) {
      throw Invalid.type("model", "the name of a model, as listed at /v1/models");
    }
    return name;
  }

  private Optional<Boolean> flag(String param) {
    Kind kind = json.kind();
    if (kind != Kind.BOOLEAN && kind != Kind.NULL) {
      throw Invalid.type(param, "true or false");
    }
    boolean value = json.rawValue().at(0) == 't';
    return kind == Kind.NULL ? Optional.empty() : Optional.of(value);
  }

  private void streamOptions() {
    if (json.kind() == Kind.NULL) {
      json.rawValue();
      return;
    }
    if (json.kind() != Kind.OBJECT) {
      throw Invalid.type("stream_options", "an object");
    }
    json.enter();
    while (!json.leave()) {
      String name = json.name();
      if (name.equals("include_usage")) {
        includeUsage = flag("stream_options.include_usage").orElse(false);
      } else {
        streamOptions.add(new Field(name, json.rawValue()));
      }
    }
  }

  private void maxTokens(String name) {
    Kind kind = json.kind();
    Slice raw = json.rawValue();
    fields.add(new Field(name, raw));
    if (kind != Kind.NULL) {
      long bound = kind == Kind.INTEGER && raw.length() < 10 ? Long.parseLong(raw.utf8()) : 0;
      if (bound < 1) {
        throw Invalid.type(name, "a whole number from 1 to 999999999");
      }
      maxTokens = OptionalLong.of(bound);
    }
  }

  private void checkText() {
    int fault = json.textFault();
    if (fault >= 0) {
      throw Invalid.json(
          "The body is not valid UTF-8 text at byte %d: bytes that are not UTF-8, or half of a"
                  .formatted(fault)
              + " surrogate pair.");
    }
  }

  /**
   * A parser that sees a zero or a byte order mark early on would take the body for UTF-16 or
   * UTF-32.
   */
  private static Slice utf8(Slice body) {
    boolean mark = body.length() >= MARK.length() && body.sub(0, MARK.length()).equals(MARK);
    Slice text = mark ? body.from(MARK.length()) : body;
    for (int i = 0; i < Math.min(4, text.length()); i++) {
      if (text.at(i) == 0 || (i == 0 && text.at(i) < 0)) {
        throw Invalid.json("The body does not begin as JSON in UTF-8 does.");
      }
    }
    return text;
  }

  private static String where(Slice text, JacksonException e) {
    return Optional.ofNullable(e.getLocation()).map(at -> where(text, at)).orElse("");
  }

  private static String where(Slice text, TokenStreamLocation at) {
    int position = JsonCursor.position(text, at.getByteOffset());
    return position == at.getByteOffset()
        ? " at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr())
        : " at byte %d".formatted(position);
  }

  /** The parser's own words, without its advice on how to make it less strict. */
  private static String reason(JacksonException e) {
    String reason =
        e instanceof StreamConstraintsException
            ? "nested too deeply, or a name or number is too long"
            : e.getOriginalMessage().lines().findFirst().orElse("").replaceFirst(": enable .*", "");
    return reason.length() <= REASON_MAX ? reason : reason.substring(0, REASON_MAX) + "…";
  }
}
