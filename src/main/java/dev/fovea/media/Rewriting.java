package dev.fovea.media;

import dev.fovea.json.Json;
import dev.fovea.vision.Content;
import dev.fovea.vision.Message;
import dev.fovea.vision.Modality;
import dev.fovea.vision.Part;
import dev.fovea.vision.Role;
import dev.fovea.vision.VisionRequest;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * Writes a request anew with the media that one target gets.
 *
 * <p>A picture in a turn that may show none for this target (a tool's result, say) moves to a turn
 * of the user behind it, and a sentence says so in its place. Turns of tools stay together: vendors
 * want them right behind the calls that they answer.
 */
final class Rewriting {
  private final VisionRequest request;
  private final Set<Role> roles;
  private final Iterator<Prepared> prepared;
  private final List<Message> messages = new ArrayList<>();
  private final List<Part> moved = new ArrayList<>();

  /**
   * @param prepared one for each media part, in their order
   */
  Rewriting(VisionRequest request, Set<Role> roles, List<Prepared> prepared) {
    this.request = request;
    this.roles = roles;
    this.prepared = prepared.iterator();
  }

  VisionRequest run() {
    for (Message message : request.messages()) {
      if (message.role() != Role.TOOL) {
        show();
      }
      messages.add(message(message));
    }
    show();
    return request.withMessages(List.copyOf(messages));
  }

  /** What was moved is shown before somebody else speaks. */
  private void show() {
    if (!moved.isEmpty()) {
      messages.add(new Message(Role.USER, new Content.Parts(List.copyOf(moved)), List.of()));
      moved.clear();
    }
  }

  private Message message(Message message) {
    if (!(message.content() instanceof Content.Parts(List<Part> parts))) {
      return message;
    }
    List<Part> rewritten = new ArrayList<>();
    for (Part part : parts) {
      if (part instanceof Part.Media media) {
        place(media, message, rewritten);
      } else {
        rewritten.add(part);
      }
    }
    return message.withContent(new Content.Parts(rewritten));
  }

  private void place(Part.Media media, Message message, List<Part> rewritten) {
    List<Part.Media> parts = prepared.next().parts();
    boolean stays = roles.contains(message.role()) || media.form().modality() != Modality.IMAGE;
    if (stays) {
      rewritten.addAll(parts);
      return;
    }
    String whose = whose(message);
    rewritten.add(text("[The picture follows in the next message of the user.]"));
    moved.add(text("[Picture of " + whose + ":]"));
    moved.addAll(parts);
  }

  private static String whose(Message message) {
    return message.fields().stream()
        .filter(field -> field.name().equals("tool_call_id"))
        .findFirst()
        .map(field -> "the result of tool call " + Json.read(field.json()).asString(""))
        .orElse("the " + message.role().word() + "'s message");
  }

  private static Part.Text text(String text) {
    return new Part.Text(Json.escaped(text), List.of());
  }
}
