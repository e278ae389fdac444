package dev.fovea.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import dev.fovea.store.Store;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AccountsTest {
  @TempDir Path folder;
  private Store store;
  private Accounts accounts;

  @BeforeEach
  void open() {
    store = Store.open(folder);
    accounts = new Accounts(store);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void aNewStoreHasOneAccountWithoutLimit() {
    assertThat(accounts.list())
        .singleElement()
        .satisfies(account -> {
          assertThat(account.id()).isEqualTo(Accounts.DEFAULT);
          assertThat(account.prepaid()).isFalse();
          assertThat(account.disabled()).isEmpty();
        });
  }

  @Test
  void keepsTheAccountsThatWereCreated() {
    Account made = accounts.create("acme", true);

    assertThat(accounts.find("acme")).contains(made);
    assertThat(made.prepaid()).isTrue();
    assertThat(accounts.list()).extracting(Account::id).containsExactly("default", "acme");
    assertThat(accounts.find("nobody")).isEmpty();
  }

  @Test
  void givesAnIdOnce() {
    accounts.create("acme", true);

    assertThat(failure(() -> accounts.create("acme", false)))
        .isEqualTo(new Failure.AccountExists("acme"));
    assertThat(accounts.find("acme")).map(Account::prepaid).contains(true);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Acme", "a b", "-a", ".a", "a/b", "ü", "a\n"})
  void refusesAnIdThatDoesNotFitAnAddress(String id) {
    assertThat(failure(() -> accounts.create(id, false)))
        .isInstanceOf(Failure.InvalidRequest.class);
  }

  @Test
  void takesIdsOfUpTo63Characters() {
    assertThat(accounts.create("a".repeat(63), false).id()).hasSize(63);
    assertThat(failure(() -> accounts.create("a".repeat(64), false)))
        .isInstanceOf(Failure.InvalidRequest.class);
  }

  @Test
  void isDisabledUntilItIsEnabled() {
    accounts.create("acme", false);

    accounts.disable("acme");
    assertThat(accounts.find("acme").flatMap(Account::disabled)).isPresent();
    accounts.enable("acme");
    assertThat(accounts.find("acme").flatMap(Account::disabled)).isEmpty();

    assertThat(failure(() -> accounts.disable("nobody")))
        .isEqualTo(new Failure.AccountNotFound("nobody"));
    assertThat(failure(() -> accounts.enable("nobody")))
        .isEqualTo(new Failure.AccountNotFound("nobody"));
  }

  private static Failure failure(Runnable action) {
    var thrown = new FailureException[1];
    assertThatThrownBy(action::run)
        .isInstanceOfSatisfying(FailureException.class, e -> thrown[0] = e);
    return thrown[0].failure();
  }
}
