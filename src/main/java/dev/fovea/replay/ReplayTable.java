package dev.fovea.replay;

import dev.fovea.http.AnswerHead;
import dev.fovea.store.Store;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * The rows of the table {@code replay}. One statement each, so that of two servers that want the
 * same one gets it.
 */
final class ReplayTable {
  private static final String KEY = " where account_id = ? and operation = ? and key_hash = ?";
  private static final String MINE = KEY + " and request_id = ? and state = 'RUNNING'";

  /** One pass leaves the rest to the next: no lock is held for long. */
  private static final int FORGOTTEN_MAX = 500;

  private static final int RUNNING_MAX = 10_000;

  /** A request that is being done, and the last sign of life that its server gave. */
  record Running(String account, String operation, String keyHash, String requestId, long beat) {}

  private final Jdbi jdbi;
  private final Jdbi writing;
  private final String owner;

  /**
   * @param owner this server, as long as it lives
   */
  ReplayTable(Store store, String owner) {
    this.jdbi = store.jdbi();
    this.writing = store.writing();
    this.owner = owner;
  }

  /** True when nobody had the key. */
  boolean take(Claim claim, long nowMillis) {
    return write(
        "insert into replay (account_id, operation, key_hash, request_id, body_hash, owner, state,"
            + " beat, created_millis) values (?, ?, ?, ?, ?, ?, 'RUNNING', 0, ?)"
            + " on conflict (account_id, operation, key_hash) do nothing",
        claim.account(),
        claim.operation(),
        claim.keyHash(),
        claim.requestId(),
        claim.bodyHash(),
        owner,
        nowMillis);
  }

  Optional<Row> find(Claim claim) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("select request_id, body_hash, state, created_millis from replay" + KEY)
            .bind(0, claim.account())
            .bind(1, claim.operation())
            .bind(2, claim.keyHash())
            .map((row, _) -> row(row))
            .findOne());
  }

  /** The answer to the request of a row; empty when the row is gone. */
  Optional<KeptAnswer> answer(Claim claim, Row kept) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "select status, content_type, headers, body, whole from replay"
                    + KEY
                    + " and request_id = ? and state = 'KEPT'")
            .bind(0, claim.account())
            .bind(1, claim.operation())
            .bind(2, claim.keyHash())
            .bind(3, kept.requestId())
            .map((row, _) -> answer(row))
            .findOne());
  }

  /** The answer is there: {@code state} says which kind it is, when it is not kept itself. */
  void end(Claim claim, Row.State state) {
    write(
        "update replay set state = ?" + MINE,
        state.name(),
        claim.account(),
        claim.operation(),
        claim.keyHash(),
        claim.requestId());
  }

  void keep(Claim claim, KeptAnswer answer) {
    write(
        "update replay set state = 'KEPT', status = ?, content_type = ?, headers = ?, body = ?,"
            + " whole = ?"
            + MINE,
        answer.head().status(),
        answer.head().contentType(),
        KeptAnswer.write(answer.head().headers()),
        answer.body(),
        answer.whole() ? 1 : 0,
        claim.account(),
        claim.operation(),
        claim.keyHash(),
        claim.requestId());
  }

  /** Nothing was done under the key: it is free. */
  void release(Claim claim) {
    write(
        "delete from replay" + MINE,
        claim.account(),
        claim.operation(),
        claim.keyHash(),
        claim.requestId());
  }

  /** Forgets what is over since {@code beforeMillis}; true when there may be more. */
  boolean forget(long beforeMillis) {
    return writing.withHandle(handle ->
        handle.execute(
                "delete from replay where (account_id, operation, key_hash) in (select account_id,"
                    + " operation, key_hash from replay where created_millis < ?"
                    + " and state <> 'RUNNING' limit "
                    + FORGOTTEN_MAX
                    + ")",
                beforeMillis)
            == FORGOTTEN_MAX);
  }

  /** Forgets one that is too old. */
  void forget(Claim claim, Row old) {
    write(
        "delete from replay" + KEY + " and request_id = ? and state <> 'RUNNING'",
        claim.account(),
        claim.operation(),
        claim.keyHash(),
        old.requestId());
  }

  /** Tells the others that what this server does, it still does. */
  void beat() {
    write("update replay set beat = beat + 1 where owner = ? and state = 'RUNNING'", owner);
  }

  /** What other servers do. */
  List<Running> others() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "select account_id, operation, key_hash, request_id, beat from replay"
                    + " where owner <> ? and state = 'RUNNING' limit "
                    + RUNNING_MAX)
            .bind(0, owner)
            .map((row, _) ->
                new Running(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getLong(5)))
            .list());
  }

  /**
   * Ends what its server has abandoned, unless it gave a sign of life meanwhile.
   *
   * @param charged whether the request was charged: then its key must not lead to another charge
   */
  void abandon(Running running, boolean charged) {
    String what = charged ? "update replay set state = 'LOST'" : "delete from replay";
    write(
        what + MINE + " and beat = ?",
        running.account,
        running.operation,
        running.keyHash,
        running.requestId,
        running.beat);
  }

  private boolean write(String sql, Object... values) {
    return writing.withHandle(handle -> handle.execute(sql, values)) == 1;
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getString("request_id"),
        row.getString("body_hash"),
        Row.State.valueOf(row.getString("state")),
        row.getLong("created_millis"));
  }

  private static KeptAnswer answer(ResultSet row) throws SQLException {
    var head =
        new AnswerHead(
            row.getInt("status"),
            row.getString("content_type"),
            KeptAnswer.headers(row.getString("headers")));
    return new KeptAnswer(head, row.getBytes("body"), row.getInt("whole") == 1);
  }
}
