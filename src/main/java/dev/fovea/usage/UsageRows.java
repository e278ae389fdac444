package dev.fovea.usage;

import dev.fovea.cost.Money;
import dev.fovea.usage.UsageRecord.Charge;
import dev.fovea.usage.UsageRecord.End;
import dev.fovea.usage.UsageRecord.Media;
import dev.fovea.usage.UsageRecord.Outcome;
import dev.fovea.usage.UsageRecord.Timing;
import dev.fovea.usage.UsageRecord.Tokens;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Reads rows of the table {@code usage_record}, and sums over them. */
final class UsageRows {
  /** For {@link #total}; everything but what is grouped by. */
  static final String SUMS =
      outcomes()
          + ", sum(prompt_tokens) as prompt_tokens, sum(text_tokens) as text_tokens,"
          + " sum(image_tokens) as image_tokens, sum(video_tokens) as video_tokens,"
          + " sum(cached_tokens) as cached_tokens, sum(completion_tokens) as completion_tokens,"
          + " sum(reasoning_tokens) as reasoning_tokens, max(estimated) as estimated,"
          + " sum(pictures) as pictures, sum(charge_nano) as charge_nano,"
          + " sum(media_nano) as media_nano, sum(uncollected_nano) as uncollected_nano";

  private UsageRows() {}

  private static String outcomes() {
    return "sum(case outcome when 'completed' then 1 else 0 end) as completed,"
        + " sum(case outcome when 'interrupted' then 1 else 0 end) as interrupted,"
        + " sum(case outcome when 'failed' then 1 else 0 end) as failed,"
        + " sum(case outcome when 'refused' then 1 else 0 end) as refused";
  }

  static UsageRecord read(ResultSet row) throws SQLException {
    return new UsageRecord(
        row.getString("request_id"),
        Instant.ofEpochMilli(row.getLong("at_millis")),
        row.getString("account_id"),
        row.getString("key_id"),
        row.getString("model"),
        row.getString("provider"),
        row.getString("upstream_model"),
        tokens(row),
        charge(row),
        timing(row),
        new Media(
            row.getInt("pictures"), row.getLong("media_bytes_in"), row.getLong("media_bytes_sent")),
        new End(
            Outcome.valueOf(row.getString("outcome").toUpperCase(Locale.ROOT)),
            row.getString("code")));
  }

  static UsageTotal total(String part, ResultSet row) throws SQLException {
    var requests =
        new UsageTotal.Requests(
            row.getLong("completed"),
            row.getLong("interrupted"),
            row.getLong("failed"),
            row.getLong("refused"));
    return new UsageTotal(part, requests, tokens(row), row.getLong("pictures"), charge(row));
  }

  private static Tokens tokens(ResultSet row) throws SQLException {
    return new Tokens(
        row.getLong("prompt_tokens"),
        row.getLong("text_tokens"),
        row.getLong("image_tokens"),
        row.getLong("video_tokens"),
        row.getLong("cached_tokens"),
        row.getLong("completion_tokens"),
        row.getLong("reasoning_tokens"),
        row.getInt("estimated") != 0);
  }

  private static Charge charge(ResultSet row) throws SQLException {
    return new Charge(
        new Money(row.getLong("charge_nano")),
        new Money(row.getLong("media_nano")),
        new Money(row.getLong("uncollected_nano")));
  }

  private static Timing timing(ResultSet row) throws SQLException {
    Duration whole = Duration.ofMillis(row.getLong("millis"));
    long first = row.getLong("first_byte_millis");
    return new Timing(
        whole, row.wasNull() ? Optional.empty() : Optional.of(Duration.ofMillis(first)));
  }
}
