package dev.fovea.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.proof.Bank.Customer;
import dev.fovea.testkit.Answer;
import dev.fovea.testkit.Deadline;
import dev.fovea.testkit.FaultProxy;
import dev.fovea.testkit.Gate;
import dev.fovea.testkit.Postgres;
import dev.fovea.testkit.RawClient;
import dev.fovea.testkit.ScriptedUpstream;
import dev.fovea.testkit.TestClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * PostgreSQL is stopped, hangs, is slow, or loses the answer to a commit: no vendor is asked that
 * nobody pays for, streams under way finish, and in the end every charge is there once.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OutageTest {
  private static final long CREDIT = 1_000_000_000L;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int LOST_ROUNDS = Size.of(4, 100);

  /** A statement's time on a database that is busy. */
  private static final Duration SLOW = Duration.ofMillis(100);

  /** Longer than anybody is to wait for one. */
  private static final Duration TOO_SLOW = Duration.ofSeconds(6);

  @TempDir Path folder;
  private final Postgres postgres = Postgres.start();
  private final ScriptedUpstream upstream = ScriptedUpstream.start();
  private String address = "";

  @BeforeEach
  void emptyDatabase() {
    address = postgres.database();
  }

  @AfterAll
  void stop() {
    upstream.close();
    postgres.close();
  }

  @Test
  void aStoppedDatabaseFailsClosedAndLosesNothing() throws IOException {
    outage(postgres::stop, postgres::startAgain);
  }

  @Test
  void aDatabaseThatHangsFailsClosedAndLosesNothing() throws IOException {
    outage(postgres::pause, postgres::goOn);
  }

  private void outage(Runnable begin, Runnable end) throws IOException {
    try (Replica server = start(address)) {
      Customer customer = customer();
      var gate = new Gate();
      upstream.answers(Vendor.STREAM.stallAfter(Vendor.STREAM.bytes().length / 3, gate));
      try (RawClient streaming = RawClient.connect(server.address().getPort())) {
        streaming.post("/v1/chat/completions", customer.secret(), Vendor.ask(true).getBytes(UTF_8));
        String id = streaming.head().headers().getOrDefault("x-request-id", "");
        while (!streaming.line().orElseThrow().startsWith("data:")) {}

        begin.run();
        upstream.answers(Vendor.COMPLETION);
        TestClient client = new TestClient(server.address(), Optional.of(customer.secret()));
        for (int i = 0; i < Size.of(1, 5); i++) {
          Answer refused = client.chat(Vendor.ask(false));
          assertThat(refused.status()).as(refused.text()).isEqualTo(503);
          assertThat(refused.header("retry-after")).isPresent();
        }
        assertThat(upstream.count()).as("calls of the vendor in the outage").isZero();

        gate.open();
        while (!streaming.line().orElseThrow().equals("data: [DONE]")) {}
        end.run();
        Deadline.until(PATIENCE, () -> client.chat(Vendor.ask(false)).status() == 200);
        balanced(customer, 2, id);
      }
    }
  }

  @Test
  void aCommitWhoseAnswerIsLostIsNeitherLostNorDoubled() throws IOException {
    try (FaultProxy proxy = FaultProxy.before(postgres.port());
        Replica server = start(through(proxy))) {
      Customer customer = customer();
      TestClient client = new TestClient(server.address(), Optional.of(customer.secret()));
      upstream.answers(Vendor.COMPLETION);
      int answered = untilServed(client);
      int refused = 0;
      for (int round = 0; round < LOST_ROUNDS; round++) {
        // The hold's commit or that of the charge; then the second attempt finds it, or fails too.
        proxy.loseAnswers(round % 2, 1 + round / 2 % 2);
        boolean served = isServed(client);
        proxy.loseAnswers(0, 0);
        refused += served ? 0 : 1;
        answered += (served ? 1 : 0) + untilServed(client);
      }
      System.out.printf(
          "outage: %d answers to commits lost, %d requests answered, %d refused%n",
          proxy.lost(), answered, refused);
      assertThat(proxy.lost()).isGreaterThanOrEqualTo(LOST_ROUNDS);
      balanced(customer, answered, "");
    }
  }

  @Test
  @EnabledIfSystemProperty(
      named = "fovea.proof",
      matches = "long",
      disabledReason = "half a minute")
  void aSlowDatabaseIsWaitedForAndOneThatIsTooSlowFailsClosed() throws IOException {
    try (FaultProxy proxy = FaultProxy.before(postgres.port());
        Replica server = start(through(proxy))) {
      Customer customer = customer();
      TestClient client = new TestClient(server.address(), Optional.of(customer.secret()));
      upstream.answers(Vendor.COMPLETION);
      int answered = 0;

      proxy.delay(SLOW);
      for (int i = 0; i < 3; i++) {
        assertThat(isServed(client)).isTrue();
        answered++;
      }
      proxy.delay(TOO_SLOW);
      for (int i = 0; i < Size.of(1, 5); i++) {
        assertThat(isServed(client)).isFalse();
      }
      proxy.delay(Duration.ZERO);

      balanced(customer, answered + untilServed(client), "");
    }
  }

  /** Whether it is answered: then the vendor was asked once, else never. */
  private boolean isServed(TestClient client) {
    int calls = upstream.count();
    Answer answer = client.chat(Vendor.ask(false));
    assertThat(answer.status()).as(answer.text()).isIn(200, 503);
    boolean served = answer.status() == 200;
    assertThat(upstream.count() - calls).as("calls of the vendor").isEqualTo(served ? 1 : 0);
    return served;
  }

  /** Asks until the database is back; how many were answered. */
  private int untilServed(TestClient client) {
    Deadline.until(PATIENCE, () -> isServed(client));
    return 1;
  }

  private String through(FaultProxy proxy) {
    return address.replace(":" + postgres.port() + "/", ":" + proxy.port() + "/");
  }

  private Replica start(String database) {
    return Replica.start(
        folder, Vendor.yaml(upstream), Map.of("database", database, "ledger.hold_max", "2s"));
  }

  private Customer customer() {
    try (Bank bank = Bank.open(Map.of("database", address))) {
      return bank.customer("outage", CREDIT);
    }
  }

  private void balanced(Customer customer, int answers, String requestId) {
    try (Bank bank = Bank.open(Map.of("database", address))) {
      long left = CREDIT - answers * Vendor.NANO_USD;
      Deadline.until(PATIENCE, () -> bank.balance(customer.account()) == left);
      Deadline.until(PATIENCE, () -> bank.heldTransfers() == 0);
      assertThat(bank.sumOfBalances()).isZero();
      if (!requestId.isEmpty()) {
        assertThat(bank.posted(requestId)).contains(Vendor.NANO_USD);
      }
    }
  }
}
