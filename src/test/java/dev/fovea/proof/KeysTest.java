package dev.fovea.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.proof.Bank.Customer;
import dev.fovea.testkit.Answer;
import dev.fovea.testkit.Postgres;
import dev.fovea.testkit.ScriptedUpstream;
import dev.fovea.testkit.TestClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guesses are throttled and cost no write; a revoked key ends everywhere within a second. */
final class KeysTest {
  private static final int GUESSES = Size.of(500, 10_000);
  private static final int ROUNDS = Size.of(1, 20);
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(10); // 100 requests a second
  private static final long CREDIT = 1_000_000_000_000L;

  @TempDir Path folder;
  private final ScriptedUpstream upstream = ScriptedUpstream.start().answers(Vendor.COMPLETION);

  @AfterEach
  void stop() {
    upstream.close();
  }

  @Test
  void guessesAreThrottledAndWriteNothing() throws IOException {
    Map<String, String> settings = Map.of("log.requests", "false");
    try (Replica server = Replica.start(folder, Vendor.yaml(upstream), settings)) {
      var client = new TestClient(server.address(), Optional.of(Replica.KEY));
      assertThat(client.chat(Vendor.ask(false)).status()).isEqualTo(200);
      Map<String, Long> before = written();

      int throttled = 0;
      for (int guess = 0; guess < GUESSES; guess++) {
        int status = client.withKey("sk-fovea-guess-" + guess).get("/v1/models").status();
        assertThat(status).isIn(401, 429);
        throttled += status == 429 ? 1 : 0;
      }

      System.out.printf("guesses: %d wrong keys, %d throttled%n", GUESSES, throttled);
      assertThat(throttled).isGreaterThan(GUESSES * 8 / 10);
      assertThat(written()).isEqualTo(before);
      assertThat(client.chat(Vendor.ask(false)).status()).as("a right key").isEqualTo(200);
    }
  }

  /** The database's files and when they were last written, to the nanosecond. */
  private Map<String, Long> written() throws IOException {
    Path data = folder.resolve("data");
    return Map.of(
        "db", Files.getLastModifiedTime(data.resolve("fovea.db")).to(TimeUnit.NANOSECONDS),
        "wal", Files.getLastModifiedTime(data.resolve("fovea.db-wal")).to(TimeUnit.NANOSECONDS));
  }

  @Test
  void aRevokedKeyIsAdmittedNowhereAfterASecond() {
    Map<String, String> database = Map.of("database", Postgres.shared().database());
    try (Replica one = Replica.start(folder.resolve("1"), Vendor.yaml(upstream), database);
        Replica other = Replica.start(folder.resolve("2"), Vendor.yaml(upstream), database);
        Bank bank = Bank.open(database)) {
      long worst = 0;
      for (int round = 0; round < ROUNDS; round++) {
        Customer customer = bank.customer("revoke-" + round, CREDIT);
        worst = Math.max(worst, lastAdmitted(List.of(one, other), bank, customer));
      }
      System.out.printf(
          "revoke: %d rounds, last admitted %d ms after the revoke%n",
          ROUNDS, TimeUnit.NANOSECONDS.toMillis(worst));
      assertThat(worst).isLessThan(SECOND);
    }
  }

  /** How long after the revoke a request that was begun was still admitted, at either. */
  private static long lastAdmitted(List<Replica> servers, Bank bank, Customer customer) {
    var last = new AtomicLong();
    long warm = System.nanoTime();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var revoked = new AtomicLong(Long.MAX_VALUE);
      for (Replica server : servers) {
        var client = new TestClient(server.address(), Optional.of(customer.secret()));
        threads.execute(() -> {
          while (revoked.get() == Long.MAX_VALUE
              || System.nanoTime() - revoked.get() < 2 * SECOND) {
            long began = System.nanoTime();
            Answer answer = client.chat(Vendor.ask(false));
            if (answer.status() == 200 && revoked.get() != Long.MAX_VALUE) {
              last.accumulateAndGet(began - revoked.get(), Math::max);
            }
            LockSupport.parkNanos(PAUSE);
          }
        });
      }
      while (System.nanoTime() - warm < SECOND / 2) {
        LockSupport.parkNanos(PAUSE);
      }
      bank.revoke(customer.keyId());
      revoked.set(System.nanoTime());
    }
    return last.get();
  }
}
