package dev.fovea.api.admin;

import dev.fovea.account.Account;
import dev.fovea.account.Accounts;
import dev.fovea.config.Nearest;
import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import java.util.List;
import java.util.Optional;

/** Finds accounts, or says which one was probably meant. */
final class KnownAccounts {
  /** Among so many the nearest is looked for. */
  private static final int COMPARED_MAX = 1_000;

  /** What is longer was not mistyped. */
  private static final int WORD_MAX = 64;

  private final Accounts accounts;

  KnownAccounts(Accounts accounts) {
    this.accounts = accounts;
  }

  /**
   * @throws FailureException {@code AccountNotFound}, with the nearest that there is
   */
  Account require(String id) {
    return accounts
        .find(id)
        .orElseThrow(() -> new FailureException(new Failure.AccountNotFound(id, hint(id))));
  }

  private String hint(String id) {
    if (id.length() > WORD_MAX) {
      return "";
    }
    List<String> ids =
        accounts.page(Optional.empty(), COMPARED_MAX).stream().map(Account::id).toList();
    return Nearest.to(id, ids).map(" Did you mean '%s'?"::formatted).orElse("");
  }
}
