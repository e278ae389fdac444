package dev.fovea.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.account.KeyLimits;
import dev.fovea.proof.Bank.Customer;
import dev.fovea.testkit.Deadline;
import dev.fovea.testkit.Gate;
import dev.fovea.testkit.RawClient;
import dev.fovea.testkit.ScriptedUpstream;
import dev.fovea.testkit.TestClient;
import dev.fovea.testkit.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The clock on the wall jumps an hour, there and back: limits and holds do not care. */
@EnabledIfSystemProperty(named = "fovea.proof", matches = "brief|long")
final class ClockTest {
  private static final List<String> JUMPS = List.of("+3600", "-3600", "+0");
  private static final long CREDIT = 1_000_000_000L;

  @TempDir Path folder;
  private final ScriptedUpstream upstream = ScriptedUpstream.start();

  @AfterEach
  void stop() {
    upstream.close();
  }

  @Test
  void limitsAndHoldsFollowTheMonotonicClock() throws IOException {
    Path offset = Files.writeString(folder.resolve("offset"), "+0");
    Map<String, String> faked =
        Map.of(
            "LD_PRELOAD", Tool.library("faketime/libfaketime.so.1").toString(),
            "FAKETIME_TIMESTAMP_FILE", offset.toString(),
            "FAKETIME_NO_CACHE", "1",
            "DONT_FAKE_MONOTONIC", "1",
            "FAKETIME_DONT_FAKE_MONOTONIC", "1");
    var data = Map.of("data", folder.resolve("data").toString());
    try (Replica server = Replica.start(folder, Vendor.yaml(upstream), Map.of(), faked);
        Bank bank = Bank.open(data)) {
      bank.customer("clock", CREDIT);
      Customer limited = bank.key("clock", perMinute(3));
      TestClient client = new TestClient(server.address(), Optional.of(limited.secret()));
      var gate = new Gate();
      upstream.answers(Vendor.STREAM.stallAfter(Vendor.STREAM.bytes().length / 3, gate));
      try (RawClient streaming = RawClient.connect(server.address().getPort())) {
        streaming.post("/v1/chat/completions", limited.secret(), Vendor.ask(true).getBytes(UTF_8));
        while (!streaming.line().orElseThrow().startsWith("data:")) {}
        upstream.answers(Vendor.COMPLETION);
        assertThat(client.chat(Vendor.ask(false)).status()).isEqualTo(200);
        assertThat(client.chat(Vendor.ask(false)).status()).isEqualTo(200);
        for (String jump : JUMPS) {
          Files.writeString(offset, jump);
          assertThat(client.chat(Vendor.ask(false)).status()).as(jump).isEqualTo(429);
          assertThat(bank.heldTransfers()).as(jump).isEqualTo(1);
        }
        gate.open();
        while (!streaming.line().orElseThrow().equals("data: [DONE]")) {}
      }
      long left = CREDIT - 3 * Vendor.NANO_USD;
      Deadline.until(() -> bank.balance("clock") == left);
      assertThat(bank.heldTransfers()).isZero();
      assertThat(server.log()).doesNotContain("millis=-").doesNotContain("Exception");
    }
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
