package dev.fovea.usage;

import dev.fovea.store.BulkInsert;
import dev.fovea.usage.UsageRecord.Charge;
import dev.fovea.usage.UsageRecord.Media;
import dev.fovea.usage.UsageRecord.Timing;
import dev.fovea.usage.UsageRecord.Tokens;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Writes the table {@code usage_record}. */
public final class UsageTable {
  private static final String TYPES =
      "request_id text, at_millis bigint, account_id text, key_id text, model text, provider text,"
          + " upstream_model text, prompt_tokens bigint, text_tokens bigint, image_tokens bigint,"
          + " video_tokens bigint, cached_tokens bigint, completion_tokens bigint,"
          + " reasoning_tokens bigint, estimated bigint, charge_nano bigint, media_nano bigint,"
          + " uncollected_nano bigint, millis bigint, first_byte_millis bigint, pictures bigint,"
          + " media_bytes_in bigint, media_bytes_sent bigint, outcome text, code text";

  static final String COLUMNS = TYPES.replaceAll(" (text|bigint)\\b", "");

  private static final String ONCE = "on conflict (at_millis, request_id) do nothing";

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
    try (BulkInsert insert = BulkInsert.prepare(connection, "usage_record", TYPES, ONCE)) {
      for (UsageRecord each : records) {
        put(insert, each);
      }
      insert.run();
    }
  }

  private static void put(BulkInsert insert, UsageRecord each) throws SQLException {
    insert
        .text(each.requestId())
        .number(each.at().toEpochMilli())
        .text(each.account())
        .text(each.keyId())
        .text(each.model())
        .text(each.provider())
        .text(each.upstreamModel());
    put(insert, each.tokens());
    put(insert, each.charge());
    put(insert, each.timing());
    put(insert, each.media());
    insert.text(each.end().outcome().word()).text(each.end().code());
  }

  private static void put(BulkInsert insert, Tokens tokens) throws SQLException {
    insert
        .number(tokens.prompt())
        .number(tokens.text())
        .number(tokens.image())
        .number(tokens.video())
        .number(tokens.cached())
        .number(tokens.completion())
        .number(tokens.reasoning())
        .number(tokens.estimated() ? 1 : 0);
  }

  private static void put(BulkInsert insert, Charge charge) throws SQLException {
    insert
        .number(charge.total().nanoUsd())
        .number(charge.media().nanoUsd())
        .number(charge.uncollected().nanoUsd());
  }

  private static void put(BulkInsert insert, Timing timing) throws SQLException {
    insert.number(timing.whole().toMillis());
    if (timing.firstByte().isPresent()) {
      insert.number(timing.firstByte().get().toMillis());
    } else {
      insert.none();
    }
  }

  private static void put(BulkInsert insert, Media media) throws SQLException {
    insert.number(media.pictures()).number(media.bytesIn()).number(media.bytesSent());
  }
}
