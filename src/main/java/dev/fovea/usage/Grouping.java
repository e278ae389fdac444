package dev.fovea.usage;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** By what records are summed up. */
public enum Grouping {
  /** The day on which a request ended, by UTC. */
  DAY("at_millis / 86400000", "part"),
  ACCOUNT("account_id", "charge desc, part"),
  KEY("key_id", "charge desc, part"),
  MODEL("model", "charge desc, part");

  private final String column;
  private final String order;

  Grouping(String column, String order) {
    this.column = column;
    this.order = order;
  }

  /** The word on the wire and in options. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The grouping of that word. */
  public static Optional<Grouping> of(String word) {
    return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
  }

  String column() {
    return column;
  }

  /** Days in order, everything else the dearest first. */
  String order() {
    return order;
  }
}
