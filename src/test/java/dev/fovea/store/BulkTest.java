package dev.fovea.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.testkit.Postgres;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Many rows in one statement, and many ids: the same on both databases. */
final class BulkTest {
  private static final String COLUMNS = "id text, n bigint, note text";

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void rowsArriveAsTheyWere(SqlDialect dialect) throws SQLException {
    try (Store store = open(dialect);
        DurableConnection connection = withTable(store)) {
      insert(connection, "", "b{\"',\\}", Long.MIN_VALUE, "NULL");
      insert(connection, "", "ä€😀", Long.MAX_VALUE, "");

      assertThat(found(connection, "b{\"',\\}", "ä€😀", "nobody"))
          .containsExactlyInAnyOrder(
              "b{\"',\\} " + Long.MIN_VALUE + " NULL", "ä€😀 " + Long.MAX_VALUE + " ");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aColumnMayStayEmpty(SqlDialect dialect) throws SQLException {
    try (Store store = open(dialect);
        DurableConnection connection = withTable(store);
        BulkInsert insert = BulkInsert.prepare(connection.jdbc(), "bulk", COLUMNS, "")) {
      insert.text("a").none().none().run();

      assertThat(found(connection, "a")).containsExactly("a 0 null");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRunWithoutRowsDoesNothing(SqlDialect dialect) throws SQLException {
    try (Store store = open(dialect);
        DurableConnection connection = withTable(store);
        BulkInsert insert = BulkInsert.prepare(connection.jdbc(), "bulk", COLUMNS, "")) {
      insert.run();
      insert.text("a").number(1).text("once").run();
      insert.run();

      assertThat(found(connection)).isEmpty();
      assertThat(found(connection, "a")).containsExactly("a 1 once");
    }
  }

  @ParameterizedTest
  @EnumSource
  void thereMayBeMoreIdsThanPlacesInAnyStatement(SqlDialect dialect) throws SQLException {
    List<String> ids = IntStream.range(0, 1500).mapToObj("id-%04d"::formatted).toList();
    try (Store store = open(dialect);
        DurableConnection connection = withTable(store);
        BulkInsert insert = BulkInsert.prepare(connection.jdbc(), "bulk", COLUMNS, "")) {
      for (String id : ids) {
        insert.text(id).number(7).text("x");
      }
      insert.run();

      assertThat(found(connection, ids.toArray(String[]::new)))
          .containsExactlyInAnyOrderElementsOf(ids.stream().map(id -> id + " 7 x").toList());
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsThereAlreadyIsAnErrorOrWhatTheEndOfTheStatementSays(SqlDialect dialect)
      throws SQLException {
    try (Store store = open(dialect);
        DurableConnection connection = withTable(store)) {
      insert(connection, "", "a", 1, "first");
      insert(connection, "on conflict (id) do nothing", "a", 2, "second");
      assertThat(found(connection, "a")).containsExactly("a 1 first");

      insert(connection, "on conflict (id) do update set n = excluded.n", "a", 3, "third");
      assertThat(found(connection, "a")).containsExactly("a 3 first");

      assertThatThrownBy(() -> insert(connection, "", "a", 4, "fourth"))
          .isInstanceOf(SQLException.class);
    }
  }

  /** A plan that was made while a table was small is kept when it has grown. */
  @Test
  void evenASmallTableIsReadByItsKey() throws SQLException {
    try (Store store = open(SqlDialect.POSTGRESQL);
        DurableConnection connection = withTable(store);
        Statement statement = connection.jdbc().createStatement()) {
      insert(connection, "", "a", 1, "alone");
      statement.execute("analyze bulk");
      try (var plan = statement.executeQuery("explain select n from bulk where id = any('{a}')")) {
        assertThat(plan.next()).isTrue();
        assertThat(plan.getString(1)).doesNotContain("Seq Scan");
      }
    }
  }

  private Store open(SqlDialect dialect) {
    return switch (dialect) {
      case SQLITE -> Store.open(folder);
      case POSTGRESQL -> Store.open(folder, Postgres.shared().database());
    };
  }

  private static DurableConnection withTable(Store store) throws SQLException {
    DurableConnection connection = store.durableConnection();
    try (Statement statement = connection.jdbc().createStatement()) {
      statement.execute("create table bulk (id text not null primary key, n bigint, note text)");
    }
    return connection;
  }

  private static void insert(
      DurableConnection connection, String conflict, String id, long n, String note)
      throws SQLException {
    try (BulkInsert insert = BulkInsert.prepare(connection.jdbc(), "bulk", COLUMNS, conflict)) {
      insert.text(id).number(n).text(note).run();
    }
  }

  private static List<String> found(DurableConnection connection, String... ids)
      throws SQLException {
    List<String> found = new ArrayList<>();
    ByIds.locking(connection.jdbc(), "select id, n, note from bulk", "id")
        .each(
            List.of(ids),
            row -> found.add(row.getString(1) + " " + row.getLong(2) + " " + row.getString(3)));
    return found;
  }
}
