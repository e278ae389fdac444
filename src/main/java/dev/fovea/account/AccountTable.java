package dev.fovea.account;

import dev.fovea.store.Store;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The rows of the table {@code account}. */
final class AccountTable {
  private static final String COLUMNS = "id, prepaid, created_millis, disabled_millis";

  private final Jdbi jdbi;
  private final Jdbi writing;

  AccountTable(Store store) {
    this.jdbi = store.jdbi();
    this.writing = store.writing();
  }

  /** False when the id is taken. */
  boolean insert(Account account) {
    return writing.withHandle(handle ->
        handle.execute(
                "insert into account (id, prepaid, created_millis) values (?, ?, ?)"
                    + " on conflict (id) do nothing",
                account.id(),
                account.prepaid() ? 1 : 0,
                account.created().toEpochMilli())
            == 1);
  }

  Optional<Account> find(String id) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("select " + COLUMNS + " from account where id = ?")
            .bind(0, id)
            .map((row, _) -> account(row))
            .findOne());
  }

  List<Account> all() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("select " + COLUMNS + " from account order by created_millis, id")
            .map((row, _) -> account(row))
            .list());
  }

  /** Of those after the one of that id, in the order of {@link #all}. */
  List<Account> page(Optional<String> after, int limit) {
    String from =
        after
            .map(_ ->
                " where (created_millis, id) > (select created_millis, id from account where id = ?)")
            .orElse("");
    return jdbi.withHandle(handle -> {
      var query =
          handle.createQuery(
              "select %s from account%s order by created_millis, id limit %d"
                  .formatted(COLUMNS, from, limit));
      after.ifPresent(id -> query.bind(0, id));
      return query.map((row, _) -> account(row)).list();
    });
  }

  /** False when there is no such account. */
  boolean disable(String id, Optional<Instant> since) {
    @Nullable Long millis = since.map(Instant::toEpochMilli).orElse(null);
    return writing.withHandle(handle ->
        handle.execute("update account set disabled_millis = ? where id = ?", millis, id) == 1);
  }

  private static Account account(ResultSet row) throws SQLException {
    return new Account(
        row.getString("id"),
        row.getInt("prepaid") != 0,
        Instant.ofEpochMilli(row.getLong("created_millis")),
        LimitColumns.moment(row, "disabled_millis"));
  }
}
