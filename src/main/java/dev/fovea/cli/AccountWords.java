package dev.fovea.cli;

import tools.jackson.databind.node.ObjectNode;

/** What is said of accounts. */
final class AccountWords {
  private AccountWords() {}

  /** Where an account is, in the admin API. */
  static String path(String id) {
    return "/accounts/" + Admin.segment(id);
  }

  static String kind(ObjectNode account) {
    return account.path("prepaid").asBoolean(false) ? "prepaid" : "unlimited";
  }

  static String state(ObjectNode account) {
    return account.path("disabled").isNull() ? "open" : "disabled";
  }
}
