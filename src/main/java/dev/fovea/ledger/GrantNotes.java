package dev.fovea.ledger;

import dev.fovea.cost.Money;
import dev.fovea.store.Store;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * What grants were for, in an operator's words; the money itself is the {@link Ledger}'s. Safe for
 * use by many threads.
 */
public final class GrantNotes {
  private final Jdbi jdbi;
  private final Jdbi writing;

  public GrantNotes(Store store) {
    this.jdbi = store.jdbi();
    this.writing = store.writing();
  }

  /** Keeps a note; one that is there already stays as it is. */
  public void keep(GrantNote note) {
    writing.useHandle(handle ->
        handle.execute(
            "insert into grant_note (id, account_id, amount_nano, reason, created_millis)"
                + " values (?, ?, ?, ?, ?) on conflict (id) do nothing",
            note.id(),
            note.account(),
            note.amount().nanoUsd(),
            note.reason(),
            note.at().toEpochMilli()));
  }

  /** The note of that id. */
  public Optional<GrantNote> find(String id) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("select * from grant_note where id = ?")
            .bind(0, id)
            .map((row, _) -> note(row))
            .findOne());
  }

  /**
   * Notes of an account, the newest first.
   *
   * @param after the id of the last one of the page before; empty for the first page
   */
  public List<GrantNote> newest(String account, Optional<String> after, int limit) {
    String from =
        after
            .map(_ ->
                " and (created_millis, id) < (select created_millis, id from grant_note where id = ?)")
            .orElse("");
    return jdbi.withHandle(handle -> {
      var query =
          handle
              .createQuery(
                  "select * from grant_note where account_id = ?%s order by created_millis desc, id desc limit %d"
                      .formatted(from, limit))
              .bind(0, account);
      after.ifPresent(id -> query.bind(1, id));
      return query.map((row, _) -> note(row)).list();
    });
  }

  private static GrantNote note(ResultSet row) throws SQLException {
    return new GrantNote(
        row.getString("id"),
        row.getString("account_id"),
        new Money(row.getLong("amount_nano")),
        row.getString("reason"),
        Instant.ofEpochMilli(row.getLong("created_millis")));
  }
}
