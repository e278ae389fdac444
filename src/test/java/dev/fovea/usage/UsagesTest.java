package dev.fovea.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.config.Settings;
import dev.fovea.store.Store;
import dev.fovea.testkit.Deadline;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UsagesTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123Z");

  @TempDir Path folder;
  private Store store;

  @BeforeEach
  void open() {
    store = Store.open(folder);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void writesWhatWaitsBeforeItEnds() {
    try (Usages usages = new Usages(store, Settings.defaults())) {
      for (int i = 0; i < 3_000; i++) {
        usages.append(Records.refused("req-" + i, NOON.plusMillis(i)));
      }
    }

    assertThat(rows()).hasSize(3_000);
  }

  @Test
  void keepsEveryFieldInItsPlace() throws Exception {
    insert(List.of(Records.full("req-1", NOON)));

    assertThat(rows().getFirst())
        .containsEntry("request_id", "req-1")
        .containsEntry("at_millis", NOON.toEpochMilli())
        .containsEntry("account_id", "acme")
        .containsEntry("key_id", "key_1")
        .containsEntry("model", "gpt-4o")
        .containsEntry("provider", "openai")
        .containsEntry("upstream_model", "gpt-4o-2024-11-20")
        .containsEntry("prompt_tokens", 1253)
        .containsEntry("text_tokens", 19)
        .containsEntry("image_tokens", 1000)
        .containsEntry("video_tokens", 234)
        .containsEntry("cached_tokens", 100)
        .containsEntry("completion_tokens", 222)
        .containsEntry("reasoning_tokens", 7)
        .containsEntry("estimated", 1)
        .containsEntry("charge_nano", 5_000)
        .containsEntry("media_nano", 3_000)
        .containsEntry("uncollected_nano", 11)
        .containsEntry("millis", 1920)
        .containsEntry("first_byte_millis", 410)
        .containsEntry("pictures", 3)
        .containsEntry("media_bytes_in", 900_000)
        .containsEntry("media_bytes_sent", 350_000)
        .containsEntry("outcome", "interrupted")
        .containsEntry("code", "backend_unavailable");
  }

  @Test
  void dropsAndCountsWhatTheDatabaseDoesNotTake() {
    Usages usages = new Usages(store, Settings.defaults());
    store.jdbi().useHandle(handle -> handle.execute("drop table usage_record"));
    usages.append(Records.refused("req-1", NOON));
    usages.append(Records.refused("req-2", NOON));

    usages.close();

    assertThat(usages.dropped()).isEqualTo(2);
  }

  @Test
  void livesOnWhileTheDatabaseIsAway() {
    Usages usages = new Usages(store, Settings.defaults());
    store.close();
    usages.append(Records.refused("req-1", NOON));

    usages.close();

    assertThat(usages.dropped()).as("tried, and counted as lost").isEqualTo(1);
  }

  @Test
  void keepsARecordOnceHoweverOftenItIsWritten() throws Exception {
    insert(List.of(Records.full("req-1", NOON)));
    insert(List.of(Records.full("req-1", NOON), Records.full("req-2", NOON)));

    assertThat(rows()).extracting(row -> row.get("request_id")).containsExactly("req-1", "req-2");
  }

  @Test
  void forgetsWhatIsOlderThanItIsToBeKept() throws Exception {
    insert(
        IntStream.range(0, 2 * Retention.BATCH)
            .mapToObj(i -> Records.refused("req-" + i, NOON.plusMillis(i)))
            .toList());
    var retention = new Retention(store.jdbi(), Duration.ofDays(1));
    Instant now = NOON.plus(Duration.ofDays(1)).plusMillis(1_500);

    assertThat(retention.sweep(now)).as("a batch was full").isTrue();
    assertThat(rows()).hasSize(Retention.BATCH);
    assertThat(retention.sweep(now)).isFalse();
    assertThat(rows()).hasSize(500).first().extracting("request_id").isEqualTo("req-1500");
  }

  @Test
  void forgetsManyRecordsOfOneMomentTogether() throws Exception {
    insert(
        IntStream.range(0, Retention.BATCH + 10)
            .mapToObj(i -> Records.refused("req-" + i, NOON))
            .toList());
    var retention = new Retention(store.jdbi(), Duration.ofDays(1));

    retention.sweep(NOON.plus(Duration.ofDays(2)));

    assertThat(rows()).isEmpty();
  }

  @Test
  void forgetsOnItsOwn() throws Exception {
    insert(List.of(Records.refused("old", Instant.now().minus(Duration.ofDays(2)))));
    insert(List.of(Records.refused("new", Instant.now())));
    Settings settings = Settings.defaults().with(UsageSettings.RETENTION, Duration.ofDays(1));

    try (Usages _ = new Usages(store, settings)) {
      Deadline.until(() -> rows().size() == 1);
    }

    assertThat(rows().getFirst()).containsEntry("request_id", "new");
  }

  private void insert(List<UsageRecord> records) throws SQLException {
    store.jdbi().useTransaction(handle -> UsageTable.insert(handle.getConnection(), records));
  }

  private List<Map<String, Object>> rows() {
    return store
        .jdbi()
        .withHandle(handle -> handle.createQuery("select * from usage_record").mapToMap().list());
  }
}
