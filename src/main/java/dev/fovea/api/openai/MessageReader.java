package dev.fovea.api.openai;

import dev.fovea.json.Json;
import dev.fovea.json.JsonCursor;
import dev.fovea.json.JsonCursor.Kind;
import dev.fovea.json.Slice;
import dev.fovea.vision.Content;
import dev.fovea.vision.Field;
import dev.fovea.vision.Message;
import dev.fovea.vision.Part;
import dev.fovea.vision.Place;
import dev.fovea.vision.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the messages of a request. */
final class MessageReader {
  /** More turns than any model's context holds. */
  private static final int MESSAGES_MAX = 10_000;

  /** Parts in one request; the most generous vendor takes 1,500 pictures. */
  private static final int PARTS_MAX = 4_096;

  /** Longer than any role, escapes and all. */
  private static final int ROLE_BYTES_MAX = 64;

  private final JsonCursor json;
  private int parts;

  MessageReader(JsonCursor json) {
    this.json = json;
  }

  List<Message> read() {
    if (json.kind() != Kind.ARRAY) {
      throw Invalid.type("messages", "an array of messages");
    }
    json.enter();
    List<Message> messages = new ArrayList<>();
    while (!json.leave()) {
      if (messages.size() == MESSAGES_MAX) {
        throw Invalid.request("More than %d messages.".formatted(MESSAGES_MAX), "messages");
      }
      messages.add(message(messages.size()));
    }
    if (messages.isEmpty()) {
      throw Invalid.request("'messages' is empty: at least one message is needed.", "messages");
    }
    return messages;
  }

  private Message message(int index) {
    String place = "messages[" + index + "]";
    if (json.kind() != Kind.OBJECT) {
      throw Invalid.type(place, "an object with 'role' and 'content'");
    }
    Optional<Role> role = Optional.empty();
    Optional<Content> content = Optional.empty();
    List<Field> fields = new ArrayList<>(0);
    json.enter();
    while (!json.leave()) {
      String name = json.name();
      switch (name) {
        case "role" -> role = Optional.of(role(place));
        case "content" -> content = Optional.of(content(index));
        default -> fields.add(new Field(name, json.rawValue()));
      }
    }
    Role speaker = role.orElseThrow(() -> Invalid.missing(place + ".role"));
    return new Message(speaker, said(speaker, content, place), fields);
  }

  /** Only an assistant's turn may say nothing: it called a tool. */
  private static Content said(Role role, Optional<Content> content, String place) {
    Content said = content.orElseGet(Content.None::new);
    if (said instanceof Content.None && role != Role.ASSISTANT) {
      throw Invalid.missing(place + ".content");
    }
    return said;
  }

  private Role role(String place) {
    String word = json.kind() == Kind.STRING ? word(json.rawString()) : "";
    for (Role role : Role.values()) {
      if (role.word().equals(word)) {
        return role;
      }
    }
    throw Invalid.type(place + ".role", "one of system, developer, user, assistant, tool");
  }

  private static String word(Slice raw) {
    return raw.length() <= ROLE_BYTES_MAX ? Json.string(raw) : "";
  }

  private Content content(int message) {
    String place = "messages[" + message + "].content";
    return switch (json.kind()) {
      case STRING -> new Content.Plain(json.rawString());
      case ARRAY -> new Content.Parts(parts(message));
      case NULL -> none();
      default -> throw Invalid.type(place, "a string or an array of parts");
    };
  }

  private Content none() {
    json.rawValue();
    return new Content.None();
  }

  private List<Part> parts(int message) {
    json.enter();
    List<Part> list = new ArrayList<>();
    while (!json.leave()) {
      var place = new Place(message, list.size());
      if (++parts > PARTS_MAX) {
        throw Invalid.request(
            "The request has more than %d parts.".formatted(PARTS_MAX), place.toString());
      }
      list.add(new PartReader(json, place).read());
    }
    return list;
  }
}
