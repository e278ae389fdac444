package dev.fovea.api.admin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.testkit.Answer;
import dev.fovea.testkit.Contract;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Every write of the admin API, sent twice under one Idempotency-Key. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AdminWritesTest {
  private static final String ROOT = "/admin/v1";

  /** A write, and a body for it. */
  private record Write(String route, String body) {}

  private static final List<Write> WRITES =
      List.of(
          new Write("POST /accounts", "{\"id\":\"twice\",\"credit_usd\":\"1.05\"}"),
          new Write("PATCH /accounts/{id}", "{\"disabled\":false}"),
          new Write("POST /accounts/{id}/grants", "{\"amount_usd\":\"1\"}"),
          new Write("POST /keys", "{\"account\":\"acme\",\"name\":\"laptop\"}"),
          new Write("PATCH /keys/{id}", "{\"requests_per_minute\":60}"),
          new Write("POST /keys/{id}/rotate", "{}"),
          new Write("POST /keys/{id}/revoke", "{}"));

  private final AdminServer admin = AdminServer.start();

  @BeforeAll
  void open() {
    admin.post("/accounts", "{\"id\":\"acme\"}");
  }

  @AfterAll
  void stop() {
    admin.close();
  }

  @ParameterizedTest
  @FieldSource("WRITES")
  void isDoneOnceAndAnsweredTwice(Write write) {
    Answer first = send(write, write.body);
    Answer second = send(write, write.body);

    assertThat(first.status()).as(first.text()).isIn(200, 201);
    assertThat(second.status()).isEqualTo(first.status());
    assertThat(second.header("idempotency-replayed")).contains("true");
    assertThat(second.text()).isEqualTo(first.text());
    assertThat(send(write, write.body + " ").error("code")).isEqualTo("idempotency_key_reused");
  }

  @Test
  void thereIsNoOther() {
    assertThat(Contract.ADMIN.operations().filter(operation -> !operation.method().equals("GET")))
        .extracting(
            operation -> operation.method() + " " + operation.path().substring(ROOT.length()))
        .containsExactlyInAnyOrderElementsOf(WRITES.stream().map(Write::route).toList());
  }

  private Answer send(Write write, String body) {
    String[] route = write.route.split(" ", 2);
    String id = route[1].startsWith("/keys") ? key(write) : "acme";
    return admin
        .client()
        .send(
            route[0],
            ROOT + route[1].replace("{id}", id),
            Map.of("Idempotency-Key", write.route.replace(" ", "-")),
            body.getBytes(UTF_8));
  }

  /** One for each write, for two of them end its secret; the same whenever it is asked for. */
  private String key(Write write) {
    String made = "key for " + write.route;
    return admin
        .once(made.replace(' ', '-'), "/keys", "{\"account\":\"acme\"}")
        .json()
        .path("id")
        .asString();
  }
}
