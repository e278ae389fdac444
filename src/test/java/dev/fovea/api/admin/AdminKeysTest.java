package dev.fovea.api.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.testkit.Answer;
import dev.fovea.testkit.Deadline;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Keys over the admin API, and what becomes of who shows them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AdminKeysTest {
  private final AdminServer admin = AdminServer.start();

  @BeforeAll
  void open() {
    admin.post("/accounts", "{\"id\":\"acme\",\"credit_usd\":1}");
  }

  @AfterAll
  void stop() {
    admin.close();
  }

  @Test
  void makesAKeyThatWorksAndShowsItsSecretOnce() {
    JsonNode made = make("{\"account\":\"acme\",\"name\":\"laptop\"}");

    assertThat(status(made)).isEqualTo(200);
    String id = made.path("id").asString();
    assertThat(admin.get("/keys/" + id).text()).doesNotContain(made.path("key").asString());
    assertThat(admin.get("/keys/" + id).json().path("account").asString()).isEqualTo("acme");
    assertThat(admin.get("/keys?account=acme&limit=100").text())
        .contains(id)
        .doesNotContain(made.path("key").asString());
  }

  @Test
  void keepsEveryLimitAndWish() {
    JsonNode made =
        make(
            """
            {"models":["gpt-4o","qwen/*"],"expires":"2031-01-01T00:00:00Z","requests_per_minute":60,
             "tokens_per_minute":100000,"images_per_minute":30,"concurrent_requests":4,
             "monthly_budget_usd":"12.5","media_policy":{"downscale":"economy","long_side":1024,
             "fetch":"inline","report":true}}
            """);

    JsonNode shown = admin.get("/keys/" + made.path("id").asString()).json();
    assertThat(shown.path("models").size()).isEqualTo(2);
    assertThat(shown.path("expires").asString()).isEqualTo("2031-01-01T00:00:00Z");
    assertThat(shown.path("requests_per_minute").asLong()).isEqualTo(60);
    assertThat(shown.path("tokens_per_minute").asLong()).isEqualTo(100_000);
    assertThat(shown.path("images_per_minute").asLong()).isEqualTo(30);
    assertThat(shown.path("concurrent_requests").asLong()).isEqualTo(4);
    assertThat(shown.path("monthly_budget_usd").asString()).isEqualTo("12.5");
    assertThat(shown.at("/media_policy/long_side").asInt()).isEqualTo(1024);
  }

  @Test
  void changesWhatIsSentAndLeavesTheRest() {
    String id = make("{\"requests_per_minute\":60,\"models\":[\"a*\"]}").path("id").asString();

    JsonNode changed =
        admin
            .patch("/keys/" + id, "{\"requests_per_minute\":null,\"concurrent_requests\":2}")
            .json();

    assertThat(changed.path("requests_per_minute").isNull()).isTrue();
    assertThat(changed.path("concurrent_requests").asLong()).isEqualTo(2);
    assertThat(changed.at("/models/0").asString()).isEqualTo("a*");
  }

  @Test
  void disablesEnablesAndRevokesWithinASecond() {
    JsonNode made = make("{\"name\":\"phone\"}");
    String path = "/keys/" + made.path("id").asString();

    admin.patch(path, "{\"disabled\":true}");
    Deadline.until(() -> status(made) == 401);
    assertThat(admin.get(path).json().path("state").asString()).isEqualTo("disabled");
    admin.patch(path, "{\"disabled\":false}");
    Deadline.until(() -> status(made) == 200);
    assertThat(admin.post(path + "/revoke", "").json().path("state").asString())
        .isEqualTo("revoked");
    Deadline.until(() -> status(made) == 401);
    assertThat(admin.post(path + "/revoke", "").status()).isEqualTo(404);
    assertThat(admin.patch(path, "{\"disabled\":false}").status()).isEqualTo(404);
  }

  @Test
  void rotatesASecretUnderTheSameId() {
    JsonNode made = make("{}");
    JsonNode rotated = admin.post("/keys/" + made.path("id").asString() + "/rotate", "").json();

    assertThat(rotated.path("id")).isEqualTo(made.path("id"));
    assertThat(status(rotated)).isEqualTo(200);
    Deadline.until(() -> status(made) == 401);
  }

  @Test
  void repeatsASecretToWhoAskedForItWithoutKeepingItReadable() throws IOException {
    String key = "0198c7e2-b4f1-7d3a-9c55-0f6a2b1c3d4e";
    Answer first = admin.once(key, "/keys", "{\"name\":\"twice\"}");
    Answer second = admin.once(key, "/keys", "{\"name\":\"twice\"}");

    assertThat(second.body()).isEqualTo(first.body());
    String secret = first.json().path("key").asString();
    assertThat(secret).startsWith("sk-");
    try (Stream<Path> files = Files.list(admin.server().folder())) {
      assertThat(files.filter(Files::isRegularFile))
          .isNotEmpty()
          .allSatisfy(file ->
              assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                  .doesNotContain(secret)
                  .doesNotContain(key));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"account\":\"acmee\"}|404|acme",
        "{\"name\":\"\"}|400|name",
        "{\"requests_per_minute\":0}|400|limits",
        "{\"requests_per_minute\":1.5}|400|requests_per_minute",
        "{\"monthly_budget_usd\":\"-1\"}|400|limits",
        "{\"models\":\"gpt-4o\"}|400|models",
        "{\"models\":[\"a b\"]}|400|limits",
        "{\"expires\":\"tomorrow\"}|400|expires",
        "{\"media_policy\":{\"long_side\":63}}|400|media_policy.long_side",
        "{\"media_policy\":{\"downscale\":\"tiny\"}}|400|media_policy.downscale",
        "{\"media_policy\":{\"fetsch\":\"auto\"}}|400|fetch",
        "{\"mdoels\":[]}|400|models"
      })
  void refusesKeysThatCannotBe(String body, int status, String named) {
    Answer refused = admin.post("/keys", body);

    assertThat(refused.status()).isEqualTo(status);
    assertThat(refused.text()).contains(named);
  }

  @Test
  void knowsNoKeyOfAnotherName() {
    assertThat(admin.get("/keys/key_nobody").error("code")).isEqualTo("key_not_found");
    assertThat(admin.post("/keys/key_nobody/rotate", "").status()).isEqualTo(404);
  }

  private JsonNode make(String body) {
    Answer made = admin.post("/keys", body);
    assertThat(made.status()).isEqualTo(201);
    return made.json();
  }

  /** What a client is told who shows the key. */
  private int status(JsonNode key) {
    return admin.client().withKey(key.path("key").asString()).get("/v1/models").status();
  }
}
