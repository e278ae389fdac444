package dev.fovea.proof;

import dev.fovea.Fovea;
import dev.fovea.account.Accounts;
import dev.fovea.account.Created;
import dev.fovea.account.KeyLimits;
import dev.fovea.account.Keys;
import dev.fovea.config.Settings;
import dev.fovea.store.Store;
import dev.fovea.vision.MediaPolicy;
import java.util.Map;
import java.util.Optional;

/** The database of a server, seen from beside it: opens accounts, and looks into the books. */
final class Bank implements AutoCloseable {
  private final Store store;

  private Bank(Store store) {
    this.store = store;
  }

  /**
   * @param settings the server's own: {@code data}, {@code database}
   */
  static Bank open(Map<String, String> settings) {
    return new Bank(
        Store.open(Settings.load(Fovea.SETTINGS, settings, Map.of(), Optional.empty())));
  }

  /** Who calls: an account, and a key of it. */
  record Customer(String account, String keyId, String secret) {}

  /** A new prepaid account with this credit, and a key of it. */
  Customer customer(String id, long creditNano) {
    new Accounts(store).create(id, true);
    store
        .jdbi()
        .useTransaction(handle -> {
          handle.execute("insert into ledger_account values (?, ?, 0)", id, creditNano);
          handle.execute(
              "update ledger_account set balance_nano = balance_nano - ? where id = ':funding'",
              creditNano);
        });
    return key(id, KeyLimits.NONE);
  }

  /** A key of an account that exists. */
  Customer key(String account, KeyLimits limits) {
    Created created = new Keys(store).create(account, "proof", limits, MediaPolicy.NONE);
    return new Customer(account, created.key().id(), created.secret());
  }

  void revoke(String keyId) {
    new Keys(store).revoke(keyId);
  }

  /** What an account owns, in nano-dollars. */
  long balance(String account) {
    return number("select balance_nano from ledger_account where id = '" + account + "'");
  }

  /** What of it is spoken for. */
  long held(String account) {
    return number("select held_nano from ledger_account where id = '" + account + "'");
  }

  /** What was posted under a request's id; empty when nothing was. */
  Optional<Long> posted(String requestId) {
    return store
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery("select posted_nano from transfer where id = ? and state = 'posted'")
                .bind(0, requestId)
                .mapTo(Long.class)
                .findOne());
  }

  /** One number out of the books. */
  long number(String sql) {
    return store.jdbi().withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
  }

  /** Zero, or the books are wrong. */
  long sumOfBalances() {
    return number("select sum(balance_nano) from ledger_account");
  }

  long heldTransfers() {
    return number("select count(*) from transfer where state = 'held'");
  }

  @Override
  public void close() {
    store.close();
  }
}
