package dev.fovea.usage;

import dev.fovea.usage.UsageRecord.Charge;
import dev.fovea.usage.UsageRecord.Media;
import dev.fovea.usage.UsageRecord.Tokens;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.List;

/** Writes the table {@code usage_record}. */
public final class UsageTable {
  static final String COLUMNS =
      "request_id, at_millis, account_id, key_id, model, provider, upstream_model, prompt_tokens,"
          + " text_tokens, image_tokens, video_tokens, cached_tokens, completion_tokens,"
          + " reasoning_tokens, estimated, charge_nano, media_nano, uncollected_nano, millis,"
          + " first_byte_millis, pictures, media_bytes_in, media_bytes_sent, outcome, code";

  private static final String INSERT =
      "insert into usage_record (%s) values (%s) on conflict (at_millis, request_id) do nothing"
          .formatted(COLUMNS, COLUMNS.replaceAll("\\w+", "?"));

  private UsageTable() {}

  /**
   * Inserts records in one batch; committing is the caller's. One that is there already stays as it
   * is, so that a batch can be written again when nobody knows whether it was.
   *
   * @throws SQLException when the database cannot
   */
  public static void insert(Connection connection, List<UsageRecord> records) throws SQLException {
    if (records.isEmpty()) {
      return;
    }
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      for (UsageRecord each : records) {
        bind(insert, each);
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private static void bind(PreparedStatement insert, UsageRecord each) throws SQLException {
    insert.setString(1, each.requestId());
    insert.setLong(2, each.at().toEpochMilli());
    insert.setString(3, each.account());
    insert.setString(4, each.keyId());
    insert.setString(5, each.model());
    insert.setString(6, each.provider());
    insert.setString(7, each.upstreamModel());
    bind(insert, each.tokens());
    bind(insert, each.charge());
    insert.setLong(19, each.timing().whole().toMillis());
    if (each.timing().firstByte().isPresent()) {
      insert.setLong(20, each.timing().firstByte().map(Duration::toMillis).get());
    } else {
      insert.setNull(20, Types.BIGINT);
    }
    bind(insert, each.media());
    insert.setString(24, each.end().outcome().word());
    insert.setString(25, each.end().code());
  }

  private static void bind(PreparedStatement insert, Tokens tokens) throws SQLException {
    insert.setLong(8, tokens.prompt());
    insert.setLong(9, tokens.text());
    insert.setLong(10, tokens.image());
    insert.setLong(11, tokens.video());
    insert.setLong(12, tokens.cached());
    insert.setLong(13, tokens.completion());
    insert.setLong(14, tokens.reasoning());
    insert.setInt(15, tokens.estimated() ? 1 : 0);
  }

  private static void bind(PreparedStatement insert, Charge charge) throws SQLException {
    insert.setLong(16, charge.total().nanoUsd());
    insert.setLong(17, charge.media().nanoUsd());
    insert.setLong(18, charge.uncollected().nanoUsd());
  }

  private static void bind(PreparedStatement insert, Media media) throws SQLException {
    insert.setInt(21, media.pictures());
    insert.setLong(22, media.bytesIn());
    insert.setLong(23, media.bytesSent());
  }
}
