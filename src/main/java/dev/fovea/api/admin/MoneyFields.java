package dev.fovea.api.admin;

import dev.fovea.cost.Money;
import tools.jackson.databind.node.ObjectNode;

/** Writes money twice: in whole nano-dollars for programs, in dollars for people, both exact. */
final class MoneyFields {
  private MoneyFields() {}

  /**
   * @param name what the money is, as in {@code balance}
   */
  static void put(ObjectNode json, String name, Money money) {
    json.put(name + "_nano_usd", money.nanoUsd());
    json.put(name + "_usd", money.usd().toPlainString());
  }
}
