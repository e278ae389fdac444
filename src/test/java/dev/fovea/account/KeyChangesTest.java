package dev.fovea.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.cost.Money;
import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import dev.fovea.store.Store;
import dev.fovea.testkit.Deadline;
import dev.fovea.testkit.Limited;
import dev.fovea.vision.MediaPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is done to a key holds at once where it is done, and everywhere within a second. */
final class KeyChangesTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private static final Instant LATER = Instant.parse("2100-01-01T00:00:00Z");
  private static final KeyLimits SOME =
      new KeyLimits(
          List.of("openai/*", "fovea/inspect"),
          Optional.of(LATER),
          OptionalLong.of(100),
          OptionalLong.of(1_000_000),
          OptionalLong.of(50),
          OptionalLong.of(8),
          Optional.of(new Money(5_000_000_000L)));

  @TempDir Path folder;
  private Store store;
  private Store other;
  private Keys keys;
  private Accounts accounts;
  private Created made;

  /** Two servers on one database; what is done is done by the second. */
  @BeforeEach
  void open() {
    store = Store.open(folder);
    other = Store.open(folder);
    keys = new Keys(store);
    accounts = new Accounts(store);
    accounts.create("acme", true);
    made = keys.create("acme", "laptop", KeyLimits.NONE, MediaPolicy.NONE);
  }

  @AfterEach
  void close() {
    other.close();
    store.close();
  }

  @Test
  void aKeyBelongsToAnAccountAndKeepsItsLimits() {
    Created limited = keys.create("acme", "phone", SOME, MediaPolicy.NONE);

    Caller caller = keys.find(limited.secret()).orElseThrow();
    assertThat(caller)
        .isEqualTo(new Caller("acme", limited.key().id(), "phone", MediaPolicy.NONE, true, SOME));
    assertThat(keys.key(limited.key().id())).contains(limited.key());
    assertThat(keys.list()).contains(limited.key());
  }

  @Test
  void thereIsNoKeyWithoutAnAccount() {
    assertThat(failure(() -> keys.create("nobody", "phone", KeyLimits.NONE, MediaPolicy.NONE)))
        .isEqualTo(new Failure.AccountNotFound("nobody"));
    assertThat(keys.list()).hasSize(1);
  }

  static Stream<Arguments> changes() {
    return Stream.of(
        change("disabled", Keys::disable, new Failure.ApiKeyDisabled()),
        change("expired", (keys, id) -> keys.limit(id, expired()), expiry()),
        change("revoked", Keys::revoke, new Failure.InvalidApiKey()),
        change("rotated", Keys::rotate, new Failure.InvalidApiKey()));
  }

  private interface Change {
    void make(Keys keys, String id);
  }

  private static Arguments change(String name, Change change, Failure seen) {
    return Arguments.argumentSet(name, change, seen);
  }

  @ParameterizedTest
  @MethodSource("changes")
  void aChangeHoldsAtOnceWhereItWasMade(Change change, Failure seen) {
    assertThat(seen(keys)).isEmpty();

    change.make(keys, made.key().id());

    assertThat(seen(keys)).contains(seen);
  }

  @ParameterizedTest
  @MethodSource("changes")
  void aChangeHoldsWithinASecondOnEveryServer(Change change, Failure seen) {
    assertThat(seen(keys)).isEmpty();

    change.make(new Keys(other), made.key().id());

    Deadline.until(SECOND, () -> seen(keys).filter(seen::equals).isPresent());
  }

  @Test
  void aDisabledAccountHoldsWithinASecondAndComesBackWithinOne() {
    assertThat(seen(keys)).isEmpty();

    new Accounts(other).disable("acme");
    Deadline.until(
        SECOND, () -> seen(keys).filter(new Failure.AccountDisabled()::equals).isPresent());

    new Accounts(other).enable("acme");
    Deadline.until(SECOND, () -> seen(keys).isEmpty());
  }

  @Test
  void newLimitsHoldWithinASecond() {
    assertThat(keys.find(made.secret())).map(Caller::limits).contains(KeyLimits.NONE);

    new Keys(other).limit(made.key().id(), SOME);

    Deadline.until(SECOND, () -> keys.find(made.secret()).orElseThrow().limits().equals(SOME));
  }

  @Test
  void aRotatedKeyKeepsItsIdNameAndLimits() {
    keys.limit(made.key().id(), SOME);

    Created rotated = keys.rotate(made.key().id());

    assertThat(rotated.secret()).isNotEqualTo(made.secret());
    assertThat(rotated.key().hint()).isNotEqualTo(made.key().hint());
    assertThat(keys.find(rotated.secret()))
        .contains(new Caller("acme", made.key().id(), "laptop", MediaPolicy.NONE, true, SOME));
  }

  @Test
  void aDisabledKeyComesBack() {
    keys.disable(made.key().id());
    assertThat(keys.key(made.key().id()).flatMap(Key::disabled)).isPresent();

    keys.enable(made.key().id());

    assertThat(seen(keys)).isEmpty();
  }

  static Stream<Arguments> all() {
    return Stream.<Consumer<Keys>>of(
            keys -> keys.revoke("key_none"),
            keys -> keys.disable("key_none"),
            keys -> keys.enable("key_none"),
            keys -> keys.rotate("key_none"),
            keys -> keys.limit("key_none", KeyLimits.NONE))
        .map(Arguments::of);
  }

  @ParameterizedTest
  @MethodSource("all")
  void nothingCanBeDoneToAKeyThatIsNotThere(Consumer<Keys> change) {
    assertThat(failure(() -> change.accept(keys))).isEqualTo(new Failure.KeyNotFound("key_none"));
  }

  @Test
  void aRevokedKeyStaysRevoked() {
    String id = made.key().id();
    keys.revoke(id);

    assertThat(failure(() -> keys.enable(id))).isEqualTo(new Failure.KeyNotFound(id));
    assertThat(failure(() -> keys.rotate(id))).isEqualTo(new Failure.KeyNotFound(id));
    assertThat(keys.find(made.secret())).isEmpty();
  }

  @Test
  void aKeyExpiresWhileItIsBelieved() {
    Instant soon = Instant.now().plusMillis(150);
    keys.limit(made.key().id(), Limited.until(soon));
    assertThat(seen(keys)).isEmpty();

    Deadline.until(SECOND, () -> seen(keys).isPresent());

    assertThat(Instant.now()).isAfterOrEqualTo(soon.truncatedTo(ChronoUnit.MILLIS));
  }

  @Test
  void nobodyIsLetInWhileTheDatabaseIsAway() {
    assertThat(seen(keys)).isEmpty();
    store.close();

    Deadline.until(
        SECOND, () -> seen(keys).filter(Failure.StoreUnavailable.class::isInstance).isPresent());
    assertThat(failure(() -> keys.find("sk-fovea-nobody")))
        .isInstanceOf(Failure.StoreUnavailable.class);
  }

  /** What the client of the key is told; empty while it is let in. */
  private Optional<Failure> seen(Keys where) {
    try {
      return where.find(made.secret()).isPresent()
          ? Optional.empty()
          : Optional.of(new Failure.InvalidApiKey());
    } catch (FailureException e) {
      return Optional.of(e.failure());
    }
  }

  private static KeyLimits expired() {
    return Limited.until(Instant.EPOCH);
  }

  private static Failure expiry() {
    return new Failure.ApiKeyExpired(Instant.EPOCH);
  }

  private static Failure failure(Runnable action) {
    var thrown = new FailureException[1];
    assertThatThrownBy(action::run)
        .isInstanceOfSatisfying(FailureException.class, e -> thrown[0] = e);
    return thrown[0].failure();
  }
}
