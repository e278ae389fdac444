package dev.fovea.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.account.KeyLimits;
import dev.fovea.testkit.Answer;
import dev.fovea.testkit.Gate;
import dev.fovea.testkit.Limited;
import dev.fovea.testkit.RawClient;
import dev.fovea.testkit.Reply;
import dev.fovea.testkit.TestClient;
import dev.fovea.testkit.pictures.Pngs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a key may do and how much, as its clients see it. */
final class LimitsTest {
  private static Demo demo;

  @BeforeAll
  static void start() {
    demo = Demo.start();
  }

  @AfterAll
  static void stop() {
    demo.close();
  }

  @BeforeEach
  void script() {
    demo.upstream().answers(Demo.COMPLETION);
  }

  @Test
  void aModelThatTheKeyMayNotUseIsRefusedBeforeAnybodyIsAsked() {
    TestClient client = with(Limited.models("demo/text", "other/*"));
    for (String body : List.of(Demo.ASK, Demo.ASK_STREAM, Demo.ASK.replace("eye", "unheard-of"))) {
      Answer answer = client.chat(body);
      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.error("code")).isEqualTo("permission_denied");
      assertThat(answer.error("message")).contains("demo/");
      assertThat(answer.header("x-should-retry")).contains("false");
    }
    Answer estimate = client.post("/v1/chat/completions/estimate", Demo.ASK.getBytes(UTF_8));
    assertThat(estimate.status()).isEqualTo(403);
    assertThat(demo.upstream().count()).isZero();

    assertThat(client.chat(Demo.ASK.replace("eye", "text")).status()).isEqualTo(200);
  }

  @Test
  void modelsAreListedThatTheKeyMayUse() {
    TestClient client = with(Limited.models("demo/t*"));

    assertThat(client.get("/v1/models?all=true").json().path("data").findValuesAsString("id"))
        .containsExactly("demo/text");
    assertThat(client.get("/v1/models/demo/text").status()).isEqualTo(200);
    assertThat(client.get("/v1/models/demo/eye").status()).isEqualTo(403);
  }

  @Test
  void aKeyHasSoManyRequestsAMinute() {
    TestClient client = with(Limited.counts(2, 0, 0, 0));

    Answer first = client.chat(Demo.ASK);
    assertThat(first.status()).isEqualTo(200);
    assertThat(first.headers())
        .containsEntry("x-ratelimit-limit-requests", "2")
        .containsEntry("x-ratelimit-remaining-requests", "1")
        .doesNotContainKeys("x-ratelimit-limit-tokens", "x-ratelimit-limit-images");
    assertThat(first.header("x-ratelimit-reset-requests")).get().asString().matches("[\\dm.]+s");
    assertThat(client.post("/v1/chat/completions/estimate", Demo.ASK.getBytes(UTF_8)).headers())
        .containsEntry("x-ratelimit-remaining-requests", "0");

    Answer refused = client.chat(Demo.ASK_STREAM);
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.error("code")).isEqualTo("rate_limit_exceeded");
    assertThat(refused.error("message")).contains("limit of 2 requests per minute");
    assertThat(Integer.parseInt(refused.header("retry-after").orElseThrow())).isBetween(1, 60);
    assertThat(refused.headers()).containsEntry("x-ratelimit-remaining-requests", "0");
    assertThat(demo.upstream().count()).isEqualTo(1);
  }

  @Test
  void aKeyHasSoManyTokensAMinuteAndIsChargedWithWhatItUsed() {
    TestClient client = with(Limited.counts(0, 5000, 0, 0));
    String ask = Demo.ASK.replace("{\"model\"", "{\"max_tokens\":4000,\"model\"");

    Answer first = client.chat(ask);
    assertThat(first.status()).isEqualTo(200);
    assertThat(remaining(first, "tokens")).isBetween(900L, 1000L);

    // It was 120 in the end, so there is room for the same once more, and for a stream.
    Answer second = client.chat(ask);
    assertThat(remaining(second, "tokens")).isBetween(780L, 880L);
    demo.upstream().answers(Demo.STREAM);
    Answer third = client.chat(ask.replace("{\"max", "{\"stream\":true,\"max"));
    assertThat(third.done()).isTrue();
    assertThat(remaining(third, "tokens")).isBetween(660L, 760L);

    Answer tooMany = client.chat(ask.replace("4000", "6000"));
    assertThat(tooMany.status()).isEqualTo(429);
    assertThat(tooMany.error("message")).contains("tokens, more than the 5000 per minute");
    assertThat(tooMany.header("x-should-retry")).contains("false");
  }

  @Test
  void picturesCountByTheirFormulaAndByTheirNumber() {
    TestClient client = with(Limited.counts(0, 100_000, 3, 0));
    byte[] png = Pngs.of(1024, 1024);
    byte[] two =
        Ask.about(
            "demo/eye", "", List.of(Ask.picture("image/png", png), Ask.picture("image/png", png)));

    Answer first = client.post("/v1/chat/completions", two);
    assertThat(first.status()).isEqualTo(200);
    assertThat(remaining(first, "images")).isEqualTo(1);
    assertThat(remaining(first, "tokens")).isLessThan(100_000 - 2 * 700);

    Answer second = client.post("/v1/chat/completions", two);
    assertThat(second.status()).isEqualTo(429);
    assertThat(second.error("message")).contains("3 images per minute: 2 used, 2 asked for");
  }

  @Test
  void aKeyHasSoManyRequestsAtOnce() throws Exception {
    TestClient client = with(Limited.counts(0, 0, 0, 1));
    var gate = new Gate();
    demo.upstream().answers(Demo.COMPLETION.after(gate));
    Thread running = Thread.startVirtualThread(() -> client.chat(Demo.ASK));
    demo.upstream().take();

    Answer refused = client.chat(Demo.ASK);
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.header("retry-after")).contains("1");
    assertThat(refused.error("message")).contains("limit of 1 requests at once");
    gate.open();
    running.join();

    assertThat(client.chat(Demo.ASK).status()).isEqualTo(200);
  }

  @Test
  void thePlaceIsFreeBeforeTheClientHasTheEndOfItsAnswer() {
    TestClient client = with(Limited.counts(0, 0, 0, 1));
    for (int i = 0; i < 200; i++) {
      demo.upstream().answers(i % 2 == 0 ? Demo.COMPLETION : Demo.STREAM);
      assertThat(client.chat(i % 2 == 0 ? Demo.ASK : Demo.ASK_STREAM).status()).isEqualTo(200);
    }
  }

  @Test
  void whoLeavesGivesHisPlaceBack() throws Exception {
    String key = demo.server().key(Limited.counts(0, 0, 0, 1));
    for (int i = 0; i < 20; i++) {
      var gate = new Gate();
      demo.upstream().answers(i % 2 == 0 ? Demo.STREAM.after(gate) : endless());
      try (RawClient raw = demo.server().raw()) {
        raw.post("/v1/chat/completions", key, Demo.ASK_STREAM.getBytes(UTF_8));
        demo.upstream().take();
      }
      demo.upstream().answers(Demo.COMPLETION);
      TestClient client = demo.server().client().withKey(key);
      Instant left = Instant.now();
      while (client.chat(Demo.ASK).status() != 200) {
        assertThat(Duration.between(left, Instant.now())).isLessThan(Duration.ofSeconds(5));
      }
      gate.open();
    }
    Instant last = Instant.now();
    while (!demo.server().client().get("/metrics").text().contains("requests_running 0.0")) {
      assertThat(Duration.between(last, Instant.now())).isLessThan(Duration.ofSeconds(5));
    }
  }

  @Test
  void anExpiredAndADisabledKeyAreToldSo() {
    TestClient expired = with(Limited.until(Instant.EPOCH));
    assertThat(expired.chat(Demo.ASK).status()).isEqualTo(401);
    assertThat(expired.chat(Demo.ASK).error("code")).isEqualTo("expired_api_key");
    assertThat(expired.chat(Demo.ASK).error("message")).contains("1970-01-01T00:00:00Z");

    String secret = demo.server().key(KeyLimits.NONE);
    demo.server()
        .keys(keys -> {
          keys.disable(keys.list().getLast().id());
          return true;
        });
    Answer disabled = demo.server().client().withKey(secret).chat(Demo.ASK);
    assertThat(disabled.status()).isEqualTo(401);
    assertThat(disabled.error("code")).isEqualTo("disabled_api_key");
    assertThat(demo.upstream().count()).isZero();
  }

  private static TestClient with(KeyLimits limits) {
    return demo.server().client().withKey(demo.server().key(limits));
  }

  private static long remaining(Answer answer, String what) {
    return Long.parseLong(answer.header("x-ratelimit-remaining-" + what).orElseThrow());
  }

  private static Reply endless() {
    return Demo.STREAM.ending(Reply.End.HOLD);
  }
}
