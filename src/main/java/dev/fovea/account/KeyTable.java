package dev.fovea.account;

import dev.fovea.store.Store;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The rows of the table {@code api_key}. */
final class KeyTable {
  private static final String OWN =
      "name, hash, hint, api_key.disabled_millis as off_millis, revoked_millis, "
          + LimitColumns.NAMES
          + ", "
          + PolicyColumns.NAMES;
  private static final String COLUMNS =
      "api_key.id, account_id, api_key.created_millis, " + OWN + " from api_key";

  /** A row whose secret is not. */
  record Row(Key key, String hash) {}

  /** The same, with what its account says. */
  record Presented(Key key, String hash, boolean prepaid, boolean shut) {}

  private final Jdbi jdbi;
  private final Jdbi writing;

  KeyTable(Store store) {
    this.jdbi = store.jdbi();
    this.writing = store.writing();
  }

  /** A revoked key is found no more than one that never was. */
  Optional<Presented> byHash(String hash) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "select prepaid, account.disabled_millis as shut_millis, "
                    + COLUMNS
                    + " join account on account.id = account_id"
                    + " where hash = ? and revoked_millis is null")
            .bind(0, hash)
            .map((row, _) -> presented(row))
            .findOne());
  }

  Optional<Key> byId(String id) {
    return jdbi.withHandle(handle -> byId(handle, id));
  }

  List<Key> all() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("select " + COLUMNS + " order by api_key.created_millis, api_key.id")
            .map((row, _) -> key(row))
            .list());
  }

  /** Of those after the one of that id, in the order of {@link #all}. */
  List<Key> page(Optional<String> account, Optional<String> after, int limit) {
    String where =
        " where true"
            + account.map(_ -> " and account_id = ?").orElse("")
            + after
                .map(_ ->
                    " and (created_millis, id) > (select created_millis, id from api_key where id = ?)")
                .orElse("");
    return jdbi.withHandle(handle -> {
      var query =
          handle.createQuery(
              "select %s%s order by created_millis, id limit %d".formatted(COLUMNS, where, limit));
      account.ifPresent(id -> query.bind(0, id));
      after.ifPresent(id -> query.bind(account.isPresent() ? 1 : 0, id));
      return query.map((row, _) -> key(row)).list();
    });
  }

  /** Adds a key; nothing happens when its secret is there already. */
  boolean insert(Row row) {
    return insert(row, " where true on conflict (hash) do nothing");
  }

  /** Adds a key to an account; false when there is no such account. */
  boolean insertInto(Row row) {
    return insert(row, " from account where account.id = ?", row.key.account());
  }

  /**
   * Two processes that start at once on a new store must not both believe that theirs was first.
   */
  boolean insertFirst(Row row) {
    return insert(row, " where not exists (select 1 from api_key)");
  }

  /** Whether a working key of this id was there to be revoked. */
  boolean revoke(String id, Instant now) {
    return update(
        "revoked_millis = ? where id = ? and revoked_millis is null", now.toEpochMilli(), id);
  }

  /** False when no key of this id is there, or it was revoked. */
  boolean disable(String id, Optional<Instant> since) {
    @Nullable Long millis = since.map(Instant::toEpochMilli).orElse(null);
    return update("disabled_millis = ? where id = ? and revoked_millis is null", millis, id);
  }

  /** Gives a key another secret; false when no key of this id is there, or it was revoked. */
  boolean rotate(String id, String hash, String hint) {
    return update("hash = ?, hint = ? where id = ? and revoked_millis is null", hash, hint, id);
  }

  /** False when no key of this id is there, or it was revoked. */
  boolean limit(String id, KeyLimits limits) {
    List<@Nullable Object> values = new ArrayList<>(LimitColumns.values(limits));
    values.add(id);
    String sets = LimitColumns.NAMES.replace(",", " = ?,") + " = ?";
    return update(sets + " where id = ? and revoked_millis is null", values.toArray());
  }

  private boolean update(String what, @Nullable Object... values) {
    return writing.withHandle(handle -> handle.execute("update api_key set " + what, values) == 1);
  }

  private boolean insert(Row row, String condition, Object... more) {
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
    values.addAll(LimitColumns.values(key.limits()));
    values.addAll(PolicyColumns.values(key.policy()));
    values.addAll(List.of(more));
    return writing.withHandle(handle ->
        handle.execute(
                "insert into api_key (id, account_id, name, hash, hint, created_millis, %s, %s) select ?, ?, ?, ?, ?, ?, %s, %s%s"
                    .formatted(
                        LimitColumns.NAMES,
                        PolicyColumns.NAMES,
                        LimitColumns.PLACES,
                        PolicyColumns.PLACES,
                        condition),
                values.toArray())
            == 1);
  }

  private static Optional<Key> byId(Handle handle, String id) {
    return handle
        .createQuery("select " + COLUMNS + " where api_key.id = ?")
        .bind(0, id)
        .map((row, _) -> key(row))
        .findOne();
  }

  private static Presented presented(ResultSet row) throws SQLException {
    return new Presented(
        key(row),
        row.getString("hash"),
        row.getInt("prepaid") != 0,
        LimitColumns.moment(row, "shut_millis").isPresent());
  }

  private static Key key(ResultSet row) throws SQLException {
    return new Key(
        row.getString("id"),
        row.getString("account_id"),
        row.getString("name"),
        row.getString("hint"),
        Instant.ofEpochMilli(row.getLong("created_millis")),
        LimitColumns.moment(row, "revoked_millis"),
        LimitColumns.moment(row, "off_millis"),
        LimitColumns.read(row),
        PolicyColumns.read(row));
  }
}
