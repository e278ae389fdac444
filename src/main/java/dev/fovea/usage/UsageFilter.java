package dev.fovea.usage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which records are asked for.
 *
 * @param from the first moment
 * @param to the first moment after
 * @param account the one account; all when empty
 * @param key the id of the one key
 * @param model the one model, as the catalogue names it
 */
public record UsageFilter(
    Instant from,
    Instant to,
    Optional<String> account,
    Optional<String> key,
    Optional<String> model) {

  /** Everything in a time. */
  public static UsageFilter between(Instant from, Instant to) {
    return new UsageFilter(from, to, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** The condition, with a place for each of {@link #values}. */
  String where() {
    return " where at_millis >= ? and at_millis < ?"
        + account.map(_ -> " and account_id = ?").orElse("")
        + key.map(_ -> " and key_id = ?").orElse("")
        + model.map(_ -> " and model = ?").orElse("");
  }

  List<Object> values() {
    List<Object> values = new ArrayList<>(List.of(from.toEpochMilli(), to.toEpochMilli()));
    account.ifPresent(values::add);
    key.ifPresent(values::add);
    model.ifPresent(values::add);
    return values;
  }
}
