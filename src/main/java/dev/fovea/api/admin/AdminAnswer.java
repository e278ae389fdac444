package dev.fovea.api.admin;

import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** What an operator gets. */
public sealed interface AdminAnswer {

  /**
   * One JSON object.
   *
   * @param status as in HTTP
   */
  record Whole(int status, ObjectNode json) implements AdminAnswer {}

  /**
   * Text that may be long.
   *
   * @param contentType as in HTTP
   * @param fileName what a browser would call it
   * @param lines writes all of it, a piece at a time; may be run once
   */
  record Export(String contentType, String fileName, Consumer<Consumer<String>> lines)
      implements AdminAnswer {}

  static AdminAnswer ok(ObjectNode json) {
    return new Whole(200, json);
  }

  static AdminAnswer created(ObjectNode json) {
    return new Whole(201, json);
  }
}
