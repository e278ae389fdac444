package dev.fovea.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.store.Store;
import dev.fovea.testkit.Deadline;
import dev.fovea.vision.MediaPolicy;
import dev.fovea.vision.MediaPolicy.Downscale;
import dev.fovea.vision.MediaPolicy.Fetch;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KeysTest {
  @TempDir Path folder;
  private Store store;
  private Keys keys;

  @BeforeEach
  void open() {
    store = Store.open(folder);
    keys = new Keys(store);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void findsTheCallerOfAKeyItMade() {
    Created made = keys.create("laptop");

    assertThat(made.secret()).matches("sk-fovea-[A-Za-z0-9_-]{43}");
    assertThat(keys.find(made.secret()))
        .contains(new Caller("default", made.key().id(), "laptop", MediaPolicy.NONE));
  }

  @Test
  void keepsWhatTheOwnerOfAKeyWishesForMedia() {
    var wishes =
        new MediaPolicy(
            Optional.of(Downscale.ECONOMY),
            OptionalInt.of(1024),
            Optional.of(Fetch.PASS_THROUGH),
            Optional.of(false));
    Created made = keys.create("phone", wishes);

    assertThat(made.key().policy()).isEqualTo(wishes);
    assertThat(keys.find(made.secret())).map(Caller::policy).contains(wishes);
    assertThat(keys.list()).extracting(Key::policy).containsExactly(wishes);
  }

  @Test
  void keepsOneWishWithoutTheOthers() {
    var report =
        new MediaPolicy(Optional.empty(), OptionalInt.empty(), Optional.empty(), Optional.of(true));
    Created made = keys.create("phone", report);

    assertThat(keys.find(made.secret())).map(Caller::policy).contains(report);
  }

  @Test
  void knowsNobodyByAWrongAnEmptyOrAnEndlessSecret() {
    Created made = keys.create("laptop");

    assertThat(keys.find(made.secret() + "x")).isEmpty();
    assertThat(keys.find("")).isEmpty();
    assertThat(keys.find("x".repeat(1_000_000))).isEmpty();
  }

  @Test
  void refusesARevokedKeyAtOnceInTheSameProcess() {
    Created made = keys.create("laptop");
    assertThat(keys.find(made.secret())).isPresent();

    keys.revoke(made.key().id());

    assertThat(keys.find(made.secret())).isEmpty();
    assertThatThrownBy(() -> keys.revoke(made.key().id())).hasMessageContaining("No working key");
    assertThatThrownBy(() -> keys.revoke("key_none")).hasMessageContaining("key_none");
  }

  @Test
  void refusesWithinASecondAKeyThatAnotherProcessRevoked() {
    Created made = keys.create("laptop");
    try (Store other = Store.open(folder)) {
      assertThat(keys.find(made.secret())).isPresent();
      new Keys(other).revoke(made.key().id());
    }

    Deadline.until(Duration.ofSeconds(1), () -> keys.find(made.secret()).isEmpty());
  }

  /** Whatever is wrong with a secret costs the same question: none is refused on a shorter way. */
  @Test
  void everyWrongSecretGoesTheSameWay() {
    Created revoked = keys.create("laptop");
    keys.revoke(revoked.key().id());
    Created works = keys.create("phone");
    String tail = works.secret().substring(0, works.secret().length() - 1);
    List<String> asked = new ArrayList<>();
    store
        .jdbi()
        .setSqlLogger(
            new SqlLogger() {
              @Override
              public void logAfterExecution(StatementContext context) {
                asked.add(context.getRenderedSql());
              }
            });

    for (String wrong : List.of("sk-nobody", tail + "!", revoked.secret())) {
      assertThat(keys.find(wrong)).isEmpty();
    }

    assertThat(asked).hasSize(3).allMatch(asked.getFirst()::equals);
    assertThat(Secret.NO_HASH).hasSameSizeAs(Secret.hash("sk-nobody"));
  }

  @Test
  void listsKeysWithoutTheirSecrets() {
    Created first = keys.create("one");
    Created second = keys.create("two");
    keys.revoke(first.key().id());

    assertThat(keys.list()).extracting(Key::name).containsExactlyInAnyOrder("one", "two");
    assertThat(keys.list().toString())
        .doesNotContain(first.secret(), second.secret())
        .contains("sk-fovea-…" + second.secret().substring(48));
    assertThat(second.toString()).doesNotContain(second.secret());
  }

  @Test
  void keepsNoSecretInTheDataFolder() throws Exception {
    String secret = keys.create("laptop").secret();
    store.close();

    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
            .doesNotContain(secret);
      }
    }
  }

  @Test
  void givesANewStoreItsFirstKeyOnce() {
    Optional<String> first = keys.bootstrap(Optional.empty());

    assertThat(first).hasValueSatisfying(secret -> assertThat(keys.find(secret)).isPresent());
    assertThat(keys.bootstrap(Optional.empty())).isEmpty();
    assertThat(keys.list()).hasSize(1);
  }

  @Test
  void takesTheOperatorsFirstSecretAndAddsItWhereItIsAbsent() {
    assertThat(keys.bootstrap(Optional.of("own-secret"))).contains("own-secret");
    assertThat(keys.find("other-secret")).isEmpty();

    assertThat(keys.bootstrap(Optional.of("other-secret"))).isEmpty();
    assertThat(keys.bootstrap(Optional.of("other-secret"))).isEmpty();

    assertThat(keys.find("own-secret")).isPresent();
    assertThat(keys.find("other-secret")).isPresent();
    assertThat(keys.list()).hasSize(2);
  }

  @Test
  void doesNotReviveARevokedFirstKey() {
    keys.bootstrap(Optional.of("own-secret"));
    keys.revoke(keys.list().getFirst().id());

    assertThat(keys.bootstrap(Optional.of("own-secret"))).isEmpty();
    assertThat(keys.bootstrap(Optional.empty())).isEmpty();
    assertThat(keys.find("own-secret")).isEmpty();
  }
}
