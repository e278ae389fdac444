package dev.fovea.cli;

import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;

/** Shows amounts exactly, with at least the cents. */
final class Dollars {
  private static final int NANO_DIGITS = 9;
  private static final int CENT_DIGITS = 2;

  private Dollars() {}

  /** As in {@code 1.05} or {@code -0.000000003}. */
  static String of(long nanoUsd) {
    BigDecimal usd = BigDecimal.valueOf(nanoUsd, NANO_DIGITS).stripTrailingZeros();
    return usd.setScale(Math.max(CENT_DIGITS, usd.scale())).toPlainString();
  }

  /** The amount of that name, as in {@code balance}, in an answer of the admin API. */
  static String of(JsonNode json, String name) {
    return of(json.path(name + "_nano_usd").asLong(0));
  }
}
