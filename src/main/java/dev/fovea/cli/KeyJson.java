package dev.fovea.cli;

import dev.fovea.account.Created;
import dev.fovea.account.Key;
import dev.fovea.account.KeyLimits;
import dev.fovea.cost.Money;
import dev.fovea.json.Json;
import dev.fovea.vision.MediaPolicy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Keys as programs read them. */
final class KeyJson {
  private KeyJson() {}

  /** With its secret, this once. */
  static String text(Created created) {
    Map<String, @Nullable Object> fields = fields(created.key());
    fields.put("key", created.secret());
    return text(fields);
  }

  static String text(Key key) {
    return text(fields(key));
  }

  static String text(List<Key> keys) {
    return text(keys.stream().map(KeyJson::fields).toList());
  }

  /** What can be done with the key now: {@code works}, or why not. */
  static String state(Key key) {
    if (key.revoked().isPresent()) {
      return "revoked";
    }
    if (key.disabled().isPresent()) {
      return "disabled";
    }
    return key.expired(Instant.now()) ? "expired" : "works";
  }

  private static Map<String, @Nullable Object> fields(Key key) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("id", key.id());
    fields.put("account", key.account());
    fields.put("name", key.name());
    fields.put("hint", key.hint());
    fields.put("state", state(key));
    fields.put("created", key.created().toString());
    fields.put("disabled", key.disabled().map(Instant::toString).orElse(null));
    fields.put("revoked", key.revoked().map(Instant::toString).orElse(null));
    put(fields, key.limits());
    fields.put("media_policy", fields(key.policy()));
    return fields;
  }

  /** All of them; null is no limit. */
  private static void put(Map<String, @Nullable Object> fields, KeyLimits limits) {
    fields.put("models", limits.models());
    fields.put("expires", limits.expires().map(Instant::toString).orElse(null));
    fields.put("requests_per_minute", count(limits.requestsPerMinute()));
    fields.put("tokens_per_minute", count(limits.tokensPerMinute()));
    fields.put("images_per_minute", count(limits.imagesPerMinute()));
    fields.put("concurrent_requests", count(limits.concurrentRequests()));
    fields.put(
        "monthly_budget_usd",
        limits.monthlyBudget().map(Money::usd).map(usd -> usd.toPlainString()).orElse(null));
  }

  private static @Nullable Long count(OptionalLong limit) {
    return limit.isPresent() ? limit.getAsLong() : null;
  }

  /** The wishes that there are. */
  private static Map<String, @Nullable Object> fields(MediaPolicy policy) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    policy.downscale().ifPresent(wish -> fields.put("downscale", wish.word()));
    policy.longSide().ifPresent(side -> fields.put("long_side", side));
    policy.fetch().ifPresent(wish -> fields.put("fetch", wish.word()));
    policy.report().ifPresent(report -> fields.put("report", report));
    return fields;
  }

  private static String text(Object value) {
    return new String(Json.writeValue(value), StandardCharsets.UTF_8);
  }
}
