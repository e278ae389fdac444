package dev.fovea.account;

import dev.fovea.cost.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The columns of a key that hold its limits; null where there is none. */
final class LimitColumns {
  static final String NAMES =
      "expires_millis, models, requests_per_minute, tokens_per_minute, images_per_minute,"
          + " concurrent_requests, monthly_budget_nano";

  /** A null that is selected needs a type in some databases. */
  static final String PLACES =
      "cast(? as bigint), cast(? as text), cast(? as bigint), cast(? as bigint),"
          + " cast(? as bigint), cast(? as bigint), cast(? as bigint)";

  private static final String BETWEEN_MODELS = " ";

  private LimitColumns() {}

  static KeyLimits read(ResultSet row) throws SQLException {
    String models = row.getString("models");
    return new KeyLimits(
        models == null ? List.of() : List.of(models.split(BETWEEN_MODELS, -1)),
        moment(row, "expires_millis"),
        number(row, "requests_per_minute"),
        number(row, "tokens_per_minute"),
        number(row, "images_per_minute"),
        number(row, "concurrent_requests"),
        boxed(row, "monthly_budget_nano").map(Money::new));
  }

  /** The values for {@link #PLACES}, in the order of {@link #NAMES}. */
  static List<@Nullable Object> values(KeyLimits limits) {
    return Arrays.asList(
        limits.expires().map(Instant::toEpochMilli).orElse(null),
        limits.models().isEmpty() ? null : String.join(BETWEEN_MODELS, limits.models()),
        value(limits.requestsPerMinute()),
        value(limits.tokensPerMinute()),
        value(limits.imagesPerMinute()),
        value(limits.concurrentRequests()),
        limits.monthlyBudget().map(Money::nanoUsd).orElse(null));
  }

  static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
    return boxed(row, column).map(Instant::ofEpochMilli);
  }

  private static OptionalLong number(ResultSet row, String column) throws SQLException {
    return boxed(row, column).map(OptionalLong::of).orElse(OptionalLong.empty());
  }

  private static Optional<Long> boxed(ResultSet row, String column) throws SQLException {
    long number = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(number);
  }

  private static @Nullable Long value(OptionalLong limit) {
    return limit.isPresent() ? limit.getAsLong() : null;
  }
}
