package dev.fovea.cli;

import tools.jackson.databind.node.ObjectNode;

/** What an account is, in a word. */
final class AccountWords {
  private AccountWords() {}

  static String kind(ObjectNode account) {
    return account.path("prepaid").asBoolean(false) ? "prepaid" : "unlimited";
  }

  static String state(ObjectNode account) {
    return account.path("disabled").isNull() ? "open" : "disabled";
  }
}
