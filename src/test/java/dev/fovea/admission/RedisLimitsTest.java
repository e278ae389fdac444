package dev.fovea.admission;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.account.Caller;
import dev.fovea.account.KeyLimits;
import dev.fovea.admission.Standing.Gauge;
import dev.fovea.error.Failure;
import dev.fovea.testkit.Deadline;
import dev.fovea.testkit.Limited;
import dev.fovea.testkit.RedisProcess;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two servers that count together in a real Redis. */
final class RedisLimitsTest {
  private static final Duration PATIENT = Duration.ofSeconds(20);
  private static final Duration LEASE = Duration.ofMillis(1500);
  private static final Duration RENEWAL = Duration.ofMillis(200);

  private static RedisProcess redis;
  private static Vertx vertx;
  private RedisLimits one;
  private RedisLimits two;

  @BeforeAll
  static void start() {
    redis = RedisProcess.start();
    vertx = Vertx.vertx();
  }

  @AfterAll
  static void stop() {
    vertx.close().await();
    redis.close();
  }

  @BeforeEach
  void open() {
    redis.command("FLUSHALL");
    one = limits();
    two = limits();
  }

  @AfterEach
  void close() {
    one.close();
    two.close();
  }

  @Test
  void aHundredRequestsOfAThousandAreLetInByTwoServersTogether() throws Exception {
    KeyLimits limits = Limited.counts(100, 0, 0, 0);
    var let = new AtomicInteger();
    var start = new CountDownLatch(1);
    try (var threads = Executors.newFixedThreadPool(50)) {
      for (int i = 0; i < 50; i++) {
        RedisLimits server = i % 2 == 0 ? one : two;
        var _ =
            threads.submit(() -> {
              start.await();
              for (int j = 0; j < 20; j++) {
                boolean in = server.enter("key", limits, "req").refusal().isEmpty();
                let.addAndGet(in ? 1 : 0);
              }
              return true;
            });
      }
      start.countDown();
    }
    assertThat(let).hasValue(100);
  }

  @Test
  void whatOneCountsTheOtherKnows() {
    KeyLimits limits = Limited.counts(10, 1000, 5, 0);
    one.enter("key", limits, "req-1");
    Verdict counted = one.count("key", limits, new Demand(700, 3));

    List<Gauge> seen = two.enter("key", limits, "req-2").standing().gauges();
    assertThat(seen).extracting(Gauge::what).containsExactly("requests", "tokens", "images");
    assertThat(seen).extracting(Gauge::limit).containsExactly(10L, 1000L, 5L);
    assertThat(seen).extracting(Gauge::remaining).containsExactly(8L, 300L, 2L);
    assertThat(seen)
        .allMatch(gauge -> gauge.resetMillis() > 50_000 && gauge.resetMillis() <= 61_000);

    Failure refusal = two.count("key", limits, new Demand(301, 1)).refusal().orElseThrow();
    assertThat(refusal.message()).contains("1000 tokens per minute: 700 used, 301 asked for");
    assertThat(two.count("key", limits, new Demand(100, 3)).refusal().orElseThrow().message())
        .contains("5 images per minute: 3 used, 3 asked for");
    assertThat(two.count("key", limits, new Demand(1001, 0)).refusal().orElseThrow())
        .isInstanceOf(Failure.BeyondLimit.class);

    one.correct("key", counted.second(), -600);
    Deadline.until(PATIENT, () -> remaining(two, limits) == 900);
    one.correct("key", counted.second(), 5000);
    Deadline.until(PATIENT, () -> remaining(two, limits) == 0);
    one.correct("key", counted.second(), -1_000_000);
    Deadline.until(PATIENT, () -> remaining(two, limits) == 1000);
  }

  @Test
  void placesAreSharedAndGivenBack() {
    KeyLimits limits = Limited.counts(100, 0, 0, 2);
    assertThat(one.enter("key", limits, "req-1").refusal()).isEmpty();
    assertThat(two.enter("key", limits, "req-2").refusal()).isEmpty();
    assertThat(one.enter("key", limits, "req-3").refusal()).contains(Refusals.concurrent(2));
    assertThat(two.enter("other", limits, "req-4").refusal()).isEmpty();
    assertThat(two.count("key", limits, new Demand(0, 0)).standing().gauges())
        .extracting(Gauge::remaining)
        .containsExactly(98L);

    one.leave("key", "req-1");
    Deadline.until(PATIENT, () -> two.enter("key", limits, "req-5").refusal().isEmpty());
    assertThat(one.enter("key", limits, "req-6").refusal()).isPresent();
  }

  @Test
  void aPlaceIsKeptWhileItsServerLivesAndEndsWhenItDies() {
    KeyLimits limits = Limited.counts(0, 0, 0, 1);
    RedisLimits dying = limits();
    assertThat(dying.enter("key", limits, "req-1").refusal()).isEmpty();
    Instant entered = Instant.now();
    while (Duration.between(entered, Instant.now()).compareTo(LEASE.multipliedBy(2)) < 0) {
      assertThat(one.enter("key", limits, "req-2").refusal()).isPresent();
    }

    dying.close();
    Instant died = Instant.now();
    Deadline.until(PATIENT, () -> one.enter("key", limits, "req-3").refusal().isEmpty());

    assertThat(Duration.between(died, Instant.now())).isLessThan(LEASE.multipliedBy(2));
  }

  @Test
  void aSecondCountsForAMinuteAfterIt() {
    KeyLimits limits = Limited.counts(10, 0, 0, 0);
    long now = second();
    redis.command("HSET fovea:{key}:requests %d 3 %d 4".formatted(now - 62, now - 55));

    assertThat(one.enter("key", limits, "req-1").standing().gauges().getFirst().remaining())
        .isEqualTo(5);
    assertThat(redis.command("HLEN fovea:{key}:requests")).isEqualTo(":2");
    KeyLimits fewer = Limited.counts(4, 0, 0, 0);
    Failure.RateLimited refusal =
        (Failure.RateLimited) two.enter("key", fewer, "req-2").refusal().orElseThrow();
    assertThat(refusal.retryAfterSeconds()).isBetween(1, 7);
  }

  @Test
  void aClockThatWasSetBackLocksNobodyOut() {
    long now = second();
    redis.command("HSET fovea:{key}:requests %d 9".formatted(now + 3600));
    KeyLimits limits = Limited.counts(10, 0, 0, 0);

    Gauge gauge = one.enter("key", limits, "req-1").standing().gauges().getFirst();

    assertThat(gauge.remaining()).isZero();
    assertThat(gauge.resetMillis()).isLessThanOrEqualTo(61_000);
    assertThat(redis.command("HEXISTS fovea:{key}:requests " + (now + 3600))).isEqualTo(":0");
  }

  @Test
  void norDoesAPlaceOutlastALeaseThen() {
    String until = Instant.now().plus(Duration.ofHours(1)).toEpochMilli() + "";
    redis.command("ZADD fovea:{key}:running " + until + " of-a-server-that-died");
    KeyLimits limits = Limited.counts(0, 0, 0, 1);
    assertThat(one.enter("key", limits, "req-1").refusal()).contains(Refusals.concurrent(1));

    Deadline.until(PATIENT, () -> one.enter("key", limits, "req-2").refusal().isEmpty());
  }

  @Test
  void nothingStaysBehind() {
    KeyLimits limits = Limited.counts(10, 10, 10, 10);
    one.enter("key", limits, "req-1");
    one.count("key", limits, new Demand(1, 1));

    for (String name : List.of("requests", "tokens", "images", "running")) {
      assertThat(Integer.parseInt(redis.command("TTL fovea:{key}:" + name).substring(1)))
          .isBetween(0, 62);
    }
  }

  @Test
  void aServerThatForgotTheScriptsIsSentThemAgain() {
    KeyLimits limits = Limited.counts(10, 0, 0, 0);
    one.enter("key", limits, "req-1");
    redis.command("SCRIPT FLUSH");

    assertThat(one.enter("key", limits, "req-2").standing().gauges().getFirst().remaining())
        .isEqualTo(8);
  }

  @Test
  void whileItIsAwayEachServerCountsAlone() {
    try (RedisProcess own = RedisProcess.start()) {
      var shared =
          new RedisLimits(
              vertx, RedisAddress.parse(own.url()), Duration.ofSeconds(2), LEASE, RENEWAL);
      try (var limits = new FailSoftLimits(shared, new LocalLimits(System::nanoTime), "here")) {
        Caller caller = Keyholder.with("key", 5, 0, 0, 0);
        assertThat(enter(limits, caller).by()).isSameAs(shared);

        own.stop();
        Verdict alone = enter(limits, caller);
        assertThat(alone.by()).isInstanceOf(LocalLimits.class);
        assertThat(alone.standing().gauges().getFirst().remaining()).isEqualTo(4);
        assertThat(limits.together()).isFalse();

        own.restart();
        Deadline.until(
            PATIENT,
            () -> enter(limits, Keyholder.with("other", 1_000_000, 0, 0, 0)).by() == shared);
        assertThat(limits.together()).isTrue();

        own.pause();
        assertThat(enter(limits, caller).by()).isInstanceOf(LocalLimits.class);
        Instant paused = Instant.now();
        assertThat(enter(limits, caller).by()).isInstanceOf(LocalLimits.class);
        assertThat(Duration.between(paused, Instant.now())).isLessThan(Duration.ofSeconds(1));
        own.resume();
        Deadline.until(PATIENT, () -> enter(limits, caller).by() == shared);
      }
    }
  }

  @Test
  void whoIsWaitingWhenItHangsUpIsAnsweredHere() throws Exception {
    try (var server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
      Thread.startVirtualThread(() -> acceptUntilClosed(server));
      RedisAddress address = RedisAddress.parse("redis://127.0.0.1:" + server.getLocalPort());
      var shared = new RedisLimits(vertx, address, PATIENT, LEASE, RENEWAL);
      try (var limits = new FailSoftLimits(shared, new LocalLimits(System::nanoTime), "here")) {
        Verdict verdict = enter(limits, Keyholder.with("key", 5, 0, 0, 0));
        assertThat(verdict.by()).isInstanceOf(LocalLimits.class);
        assertThat(limits.together()).isFalse();
      }
    }
  }

  private static Verdict enter(Limits limits, Caller caller) {
    return limits.enter(caller.keyId(), caller.limits(), "req");
  }

  private static long remaining(RedisLimits server, KeyLimits limits) {
    return server.count("key", limits, new Demand(0, 0)).standing().gauges().get(1).remaining();
  }

  private static void acceptUntilClosed(ServerSocket server) {
    try {
      while (true) {
        Socket client = server.accept();
        Thread.startVirtualThread(() -> hangUpOnScript(client));
      }
    } catch (IOException closed) {
      // the test is over
    }
  }

  private static void hangUpOnScript(Socket client) {
    byte[] read = new byte[4096];
    try (client) {
      for (int length = client.getInputStream().read(read); length > 0; ) {
        String command = new String(read, 0, length, US_ASCII);
        if (command.contains("evalsha")) {
          return;
        }
        String answer = command.contains("hello") ? "-ERR unknown command\r\n" : "+PONG\r\n";
        client.getOutputStream().write(answer.getBytes(US_ASCII));
        length = client.getInputStream().read(read);
      }
    } catch (IOException gone) {
      // so is this connection
    }
  }

  private static RedisLimits limits() {
    return new RedisLimits(vertx, RedisAddress.parse(redis.url()), PATIENT, LEASE, RENEWAL);
  }

  private static long second() {
    return Instant.now().getEpochSecond();
  }
}
