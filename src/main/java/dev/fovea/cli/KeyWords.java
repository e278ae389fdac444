package dev.fovea.cli;

import tools.jackson.databind.node.ObjectNode;

/** What is said of keys. */
final class KeyWords {
  private KeyWords() {}

  /** Where a key is, in the admin API. */
  static String path(String id) {
    return "/keys/" + Admin.segment(id);
  }

  /** A new secret alone goes to the standard output, so that a script can take it. */
  static void show(AdminCommand command, ObjectNode key, String done) {
    if (command.json()) {
      command.print(key);
      return;
    }
    command
        .terminal()
        .complain(
            "%s %s '%s'. Its secret is not shown again:"
                .formatted(done, key.path("id").asString(""), key.path("name").asString("")));
    command.terminal().line(key.path("key").asString(""));
  }
}
