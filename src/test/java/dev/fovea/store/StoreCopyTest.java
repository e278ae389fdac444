package dev.fovea.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.testkit.Postgres;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The move from SQLite to PostgreSQL. */
final class StoreCopyTest {
  private static final List<String> ROWS =
      List.of(
          "insert into account (id, created_millis, prepaid) values ('acme', 1800000000000, 1)",
          "insert into api_key (id, account_id, name, hash, hint, created_millis)"
              + " values ('key_1', 'acme', 'laptop', 'h', 'sk-…', 5)",
          "insert into ledger_account values ('acme', 70, 40)",
          "update ledger_account set balance_nano = -100 where id = ':funding'",
          "update ledger_account set balance_nano = 30 where id = ':revenue'",
          "insert into transfer values"
              + " ('r1', 'acme', ':revenue', 'held', 40, 0, 0, 'key_1', '2026-11', 1)",
          "insert into key_spend values ('key_1', '2026-11', 30, 40)");

  @TempDir Path folder;

  @BeforeEach
  void fill() {
    try (Store store = Store.open(folder)) {
      ROWS.forEach(sql -> store.jdbi().useHandle(handle -> handle.execute(sql)));
    }
  }

  @Test
  void everyRowIsThereAndWorks() {
    String target = Postgres.shared().database();

    assertThat(StoreCopy.copy(folder, target))
        .containsEntry("account", 2L)
        .containsEntry("api_key", 1L)
        .containsEntry("transfer", 1L)
        .containsEntry("ledger_account", 3L);

    try (Store store = Store.open(folder, target)) {
      assertThat(text(store, "select name from api_key where account_id = 'acme'"))
          .isEqualTo("laptop");
      assertThat(text(store, "select sum(balance_nano) from ledger_account")).isEqualTo("0");
      assertThat(text(store, "select month from transfer where id = 'r1'")).isEqualTo("2026-11");
    }
  }

  @Test
  void aTargetThatHoldsSomethingIsRefusedAndKept() {
    String target = Postgres.shared().database();
    try (Store store = Store.open(folder, target)) {
      store.jdbi().useHandle(handle -> handle.execute(ROWS.getFirst()));
    }

    assertThatThrownBy(() -> StoreCopy.copy(folder, target))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("not empty")
        .hasMessageContaining("account");

    try (Store store = Store.open(folder, target)) {
      assertThat(text(store, "select count(*) from account")).isEqualTo("2");
    }
  }

  @Test
  void aTargetThatIsNoPostgresIsRefused() {
    assertThatThrownBy(() -> StoreCopy.copy(folder, "jdbc:sqlite:other.db"))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("postgresql://");
  }

  private static String text(Store store, String sql) {
    return store.jdbi().withHandle(handle -> handle.createQuery(sql).mapTo(String.class).one());
  }
}
