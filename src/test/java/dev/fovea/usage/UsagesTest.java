package dev.fovea.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.store.Store;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
    try (Usages usages = new Usages(store)) {
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
    Usages usages = new Usages(store);
    store.jdbi().useHandle(handle -> handle.execute("drop table usage_record"));
    usages.append(Records.refused("req-1", NOON));
    usages.append(Records.refused("req-2", NOON));

    usages.close();

    assertThat(usages.dropped()).isEqualTo(2);
  }

  @Test
  void refusesToKeepARequestTwice() throws Exception {
    insert(List.of(Records.full("req-1", NOON)));

    assertThatThrownBy(() -> insert(List.of(Records.full("req-1", NOON))))
        .isInstanceOf(SQLException.class);
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
