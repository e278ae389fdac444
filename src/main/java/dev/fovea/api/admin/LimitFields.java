package dev.fovea.api.admin;

import dev.fovea.account.KeyLimits;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a key may do, read and written. */
final class LimitFields {
  private LimitFields() {}

  /**
   * The limits with those changed that the body holds; {@code null} takes one away.
   *
   * @throws dev.fovea.error.FailureException for one that cannot be
   */
  static KeyLimits read(Fields fields, KeyLimits now) {
    try {
      return new KeyLimits(
          fields.has("models") ? fields.texts("models") : now.models(),
          fields.has("expires") ? fields.moment("expires") : now.expires(),
          count(fields, "requests_per_minute", now.requestsPerMinute()),
          count(fields, "tokens_per_minute", now.tokensPerMinute()),
          count(fields, "images_per_minute", now.imagesPerMinute()),
          count(fields, "concurrent_requests", now.concurrentRequests()),
          fields.has("monthly_budget_usd")
              ? fields.dollars("monthly_budget_usd")
              : now.monthlyBudget());
    } catch (IllegalArgumentException wrong) {
      throw Wrong.value("limits", "That cannot be: " + wrong.getMessage() + ".");
    }
  }

  private static OptionalLong count(Fields fields, String name, OptionalLong now) {
    return fields.has(name) ? fields.count(name) : now;
  }

  /** All of them; {@code null} is no limit. */
  static void put(ObjectNode json, KeyLimits limits) {
    ArrayNode models = json.putArray("models");
    limits.models().forEach(models::add);
    json.put("expires", limits.expires().map(Instant::toString).orElse(null));
    put(json, "requests_per_minute", limits.requestsPerMinute());
    put(json, "tokens_per_minute", limits.tokensPerMinute());
    put(json, "images_per_minute", limits.imagesPerMinute());
    put(json, "concurrent_requests", limits.concurrentRequests());
    Optional<String> budget = limits.monthlyBudget().map(money -> money.usd().toPlainString());
    json.put("monthly_budget_usd", budget.orElse(null));
  }

  private static void put(ObjectNode json, String name, OptionalLong count) {
    if (count.isPresent()) {
      json.put(name, count.getAsLong());
    } else {
      json.putNull(name);
    }
  }
}
