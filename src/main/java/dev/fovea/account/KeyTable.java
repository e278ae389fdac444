package dev.fovea.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The rows of the table {@code api_key}. */
final class KeyTable {
  private static final String COLUMNS =
      "id, account_id, name, hash, hint, created_millis, revoked_millis, " + PolicyColumns.NAMES;

  record Row(Key key, String hash) {}

  private final Jdbi jdbi;

  KeyTable(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  Optional<Row> byHash(String hash) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("select " + COLUMNS + " from api_key where hash = ?")
            .bind(0, hash)
            .map((row, _) -> row(row))
            .findOne());
  }

  List<Key> all() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("select " + COLUMNS + " from api_key order by created_millis, id")
            .map((row, _) -> row(row).key)
            .list());
  }

  /** Adds a key; nothing happens when its secret is there already. */
  void insert(Row row) {
    insert(row, " where true on conflict (hash) do nothing");
  }

  /**
   * Two processes that start at once on a new store must not both believe that theirs was first.
   */
  boolean insertFirst(Row row) {
    return insert(row, " where not exists (select 1 from api_key)");
  }

  /** Whether a working key of this id was there to be revoked. */
  boolean revoke(String id, Instant now) {
    return jdbi.withHandle(handle ->
        handle.execute(
                "update api_key set revoked_millis = ? where id = ? and revoked_millis is null",
                now.toEpochMilli(),
                id)
            == 1);
  }

  private boolean insert(Row row, String condition) {
    Key key = row.key;
    List<@Nullable Object> values =
        new ArrayList<>(
            List.of(
                key.id(),
                key.account(),
                key.name(),
                row.hash,
                key.hint(),
                key.created().toEpochMilli()));
    values.addAll(PolicyColumns.values(key.policy()));
    return jdbi.withHandle(handle ->
        handle.execute(
                "insert into api_key (id, account_id, name, hash, hint, created_millis, "
                    + PolicyColumns.NAMES
                    + ") select ?, ?, ?, ?, ?, ?, "
                    + PolicyColumns.PLACES
                    + condition,
                values.toArray())
            == 1);
  }

  private static Row row(ResultSet row) throws SQLException {
    long revoked = row.getLong("revoked_millis");
    Optional<Instant> end =
        row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(revoked));
    var key =
        new Key(
            row.getString("id"),
            row.getString("account_id"),
            row.getString("name"),
            row.getString("hint"),
            Instant.ofEpochMilli(row.getLong("created_millis")),
            end,
            PolicyColumns.read(row));
    return new Row(key, row.getString("hash"));
  }
}
