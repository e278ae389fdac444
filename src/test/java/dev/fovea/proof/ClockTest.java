package dev.fovea.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.account.KeyLimits;
import dev.fovea.proof.Bank.Customer;
import dev.fovea.testkit.Deadline;
import dev.fovea.testkit.Gate;
import dev.fovea.testkit.RawClient;
import dev.fovea.testkit.RedisProcess;
import dev.fovea.testkit.ScriptedUpstream;
import dev.fovea.testkit.TestClient;
import dev.fovea.testkit.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The clock on the wall jumps an hour, there and back: limits and holds do not care. */
final class ClockTest {
  private static final List<String> JUMPS = List.of("+3600", "-3600", "+0");
  private static final long BETWEEN_JUMPS_MILLIS = Duration.ofMinutes(115).toMillis();
  private static final long CREDIT = 1_000_000_000L;

  /** That the server's clock did jump, as its own records tell. */
  private static final String JUMPED = "select max(at_millis) - min(at_millis) from usage_record";

  /** The server looks for old holds every 15 s; the long form sees it do so in the first jump. */
  private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(Size.of(0, 17));

  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  @TempDir Path folder;
  private final ScriptedUpstream upstream = ScriptedUpstream.start();

  @AfterEach
  void stop() {
    upstream.close();
  }

  @Test
  void limitsAndHoldsFollowTheMonotonicClock() throws IOException {
    jump(Map.of());
  }

  @Test
  void limitsInRedisDoNotCareForTheClockOfTheServer() throws IOException {
    try (var redis = RedisProcess.start()) {
      jump(Map.of("redis", redis.url(), "admission.redis_timeout", "10s"));
      assertThat(redis.command("DBSIZE")).as("counted there").isNotEqualTo(":0");
    }
  }

  private void jump(Map<String, String> settings) throws IOException {
    Path offset = Files.writeString(folder.resolve("offset"), "+0");
    var data = Map.of("data", folder.resolve("data").toString());
    try (Replica server = Replica.start(folder, Vendor.yaml(upstream), settings, faked(offset));
        Bank bank = Bank.open(data)) {
      Customer customer = bank.customer("clock", CREDIT);
      var gate = new Gate();
      upstream.answers(Vendor.STREAM.stallAfter(Vendor.STREAM.bytes().length / 3, gate));
      try (RawClient streaming = RawClient.connect(server.address().getPort())) {
        streaming.post("/v1/chat/completions", customer.secret(), Vendor.ask(true).getBytes(UTF_8));
        while (!streaming.line().orElseThrow().startsWith("data:")) {}
        upstream.answers(Vendor.COMPLETION);
        long look = System.nanoTime() + LOOK_NANOS;
        for (String jump : JUMPS) {
          TestClient limited = usedUp(server, bank.key("clock", perMinute(2)));
          Files.writeString(offset, jump);
          do {
            assertThat(limited.chat(Vendor.ask(false)).status()).as(jump).isEqualTo(429);
            assertThat(bank.heldTransfers()).as(jump).isEqualTo(1);
            LockSupport.parkNanos(PAUSE_NANOS);
          } while (System.nanoTime() < look);
        }
        gate.open();
        while (!streaming.line().orElseThrow().equals("data: [DONE]")) {}
      }
      long left = CREDIT - (1 + 2 * JUMPS.size()) * Vendor.NANO_USD;
      Deadline.until(() -> bank.balance("clock") == left);
      assertThat(bank.heldTransfers()).isZero();
      assertThat(server.log()).doesNotContain("millis=-").doesNotContain("Exception");
      Deadline.until(() -> bank.number(JUMPED) > BETWEEN_JUMPS_MILLIS);
    }
  }

  /**
   * What makes a process believe in another time on the wall, and leaves the clock that runs
   * forward to it, and what waits by it. The name of the last is misleading: it is a fix for old C
   * libraries only, and lets a JVM on a newer one wait in a busy loop.
   */
  private static Map<String, String> faked(Path offset) {
    return Map.of(
        "LD_PRELOAD", Tool.library("faketime/libfaketime.so.1").toString(),
        "FAKETIME_TIMESTAMP_FILE", offset.toString(),
        "FAKETIME_NO_CACHE", "1",
        "FAKETIME_DONT_FAKE_MONOTONIC", "1",
        "FAKETIME_FORCE_MONOTONIC_FIX", "0");
  }

  /** A client that is let in twice, and not once more within the minute. */
  private static TestClient usedUp(Replica server, Customer limited) {
    var client = new TestClient(server.address(), Optional.of(limited.secret()));
    assertThat(client.chat(Vendor.ask(false)).status()).isEqualTo(200);
    assertThat(client.chat(Vendor.ask(false)).status()).isEqualTo(200);
    return client;
  }

  private static KeyLimits perMinute(int requests) {
    return new KeyLimits(
        List.of(),
        Optional.empty(),
        OptionalLong.of(requests),
        OptionalLong.empty(),
        OptionalLong.empty(),
        OptionalLong.empty(),
        Optional.empty());
  }
}
