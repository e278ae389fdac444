package dev.fovea.account;

import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import dev.fovea.store.Store;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The accounts. Safe for use by many threads. What changes here is noticed by every server on the
 * database within a second, as with {@link Keys}.
 */
public final class Accounts {
  /** The account of a platform that has no others. It has no limit. */
  public static final String DEFAULT = "default";

  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");

  private final AccountTable table;

  public Accounts(Store store) {
    this.table = new AccountTable(store);
  }

  /**
   * Opens an account without credit.
   *
   * @param id 1 to 63 of {@code a-z 0-9 . _ -}, a letter or a digit first
   * @param prepaid whether credit limits it
   * @throws FailureException {@code InvalidRequest} or {@code AccountExists}
   */
  public Account create(String id, boolean prepaid) {
    if (!ID.matcher(id).matches()) {
      throw new FailureException(
          new Failure.InvalidRequest(
              "An account's id is 1 to 63 of the characters a-z, 0-9, '.', '_' and '-',"
                  + " with a letter or a digit first.",
              Optional.of("id")));
    }
    var account = new Account(id, prepaid, now(), Optional.empty());
    if (!table.insert(account)) {
      throw new FailureException(new Failure.AccountExists(id));
    }
    return account;
  }

  public Optional<Account> find(String id) {
    return table.find(id);
  }

  /** All accounts, oldest first. */
  public List<Account> list() {
    return table.all();
  }

  /**
   * Some accounts, in the order of {@link #list}.
   *
   * @param after the id of the last one of the page before; empty for the first page
   */
  public List<Account> page(Optional<String> after, int limit) {
    return table.page(after, limit);
  }

  /**
   * Refuses all keys of the account until {@link #enable}; requests under way go on.
   *
   * @throws FailureException {@code AccountNotFound}
   */
  public void disable(String id) {
    found(id, table.disable(id, Optional.of(now())));
  }

  /**
   * Takes {@link #disable} back.
   *
   * @throws FailureException {@code AccountNotFound}
   */
  public void enable(String id) {
    found(id, table.disable(id, Optional.empty()));
  }

  private static void found(String id, boolean found) {
    if (!found) {
      throw new FailureException(new Failure.AccountNotFound(id));
    }
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }
}
