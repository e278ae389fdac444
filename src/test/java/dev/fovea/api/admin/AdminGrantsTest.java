package dev.fovea.api.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.testkit.Answer;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Credit over the admin API, given once however often it is asked for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AdminGrantsTest {
  private final AdminServer admin = AdminServer.start();

  @BeforeAll
  void open() {
    for (String id : List.of("acme", "beta", "many", "back", "list")) {
      admin.post("/accounts", "{\"id\":\"%s\"}".formatted(id));
    }
  }

  @AfterAll
  void stop() {
    admin.close();
  }

  @Test
  void givesCredit() {
    Answer made =
        admin.post("/accounts/acme/grants", "{\"amount_usd\":\"5.00\",\"reason\":\"invoice 7\"}");

    assertThat(made.status()).isEqualTo(201);
    assertThat(made.json().path("balance_nano_usd").asLong()).isEqualTo(5_000_000_000L);
    assertThat(made.json().path("reason").asString()).isEqualTo("invoice 7");
    assertThat(made.json().path("repeated").asBoolean(true)).isFalse();
  }

  @Test
  void takesBackNoMoreThanThereIs() {
    admin.post("/accounts/back/grants", "{\"amount_usd\":2}");

    assertThat(admin.post("/accounts/back/grants", "{\"amount_usd\":\"-0.5\"}").status())
        .isEqualTo(201);
    Answer refused = admin.post("/accounts/back/grants", "{\"amount_usd\":-1.6}");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.error("param")).isEqualTo("amount_usd");
    assertThat(refused.error("message")).contains("'back'", "1.5");
    assertThat(balance("back")).isEqualTo(1_500_000_000);
  }

  @Test
  void makesAGrantOfOneIdOnce() {
    String grant = "{\"id\":\"invoice-1\",\"amount_usd\":1}";

    assertThat(admin.post("/accounts/beta/grants", grant).status()).isEqualTo(201);
    Answer again = admin.post("/accounts/beta/grants", grant);

    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json().path("repeated").asBoolean(false)).isTrue();
    assertThat(balance("beta")).isEqualTo(1_000_000_000);
    assertThat(admin.post("/accounts/beta/grants", grant.replace(":1}", ":2}")).error("code"))
        .isEqualTo("grant_exists");
    assertThat(admin.post("/accounts/acme/grants", grant).error("code")).isEqualTo("grant_exists");
  }

  @Test
  void repeatsTheFirstAnswerToTheSameIdempotencyKey() {
    String grant = "{\"amount_usd\":1,\"reason\":\"again\"}";
    Answer first = admin.once("key-1", "/accounts/many/grants", grant);
    Answer second = admin.once("key-1", "/accounts/many/grants", grant);

    assertThat(first.status()).isEqualTo(201);
    assertThat(first.header("idempotency-replayed")).isEmpty();
    assertThat(second.status()).isEqualTo(201);
    assertThat(second.header("idempotency-replayed")).contains("true");
    assertThat(second.body()).isEqualTo(first.body());
    Answer other = admin.once("key-1", "/accounts/many/grants", grant.replace(":1,", ":2,"));
    assertThat(other.status()).isEqualTo(400);
    assertThat(other.error("code")).isEqualTo("idempotency_key_reused");
  }

  @Test
  void givesOnceWhatFiftyAskForAtOnceUnderOneKey() throws Exception {
    long before = balance("list");
    List<Answer> answers =
        inParallel(50, () -> admin.once("fifty", "/accounts/list/grants", "{\"amount_usd\":1}"));

    assertThat(answers).allMatch(answer -> answer.status() == 201 || answer.status() == 409);
    assertThat(
            answers.stream()
                .filter(answer -> answer.status() == 201)
                .map(Answer::text)
                .collect(Collectors.toSet()))
        .hasSize(1);
    assertThat(answers.stream().filter(answer -> answer.status() == 201).toList())
        .filteredOn(answer -> answer.header("idempotency-replayed").isEmpty())
        .hasSize(1);
    assertThat(balance("list") - before).isEqualTo(1_000_000_000);
  }

  @Test
  void listsTheNewestFirstPageByPage() {
    admin.post("/accounts", "{\"id\":\"paged\"}");
    for (int i = 1; i <= 3; i++) {
      admin.post(
          "/accounts/paged/grants", "{\"id\":\"paged-%d\",\"amount_usd\":%d}".formatted(i, i));
    }

    var first = admin.get("/accounts/paged/grants?limit=2").json();
    var second =
        admin
            .get("/accounts/paged/grants?limit=2&after=" + first.path("next_after").asString())
            .json();

    assertThat(first.path("data")).hasSize(2);
    assertThat(second.path("data")).hasSize(1);
    assertThat(second.path("has_more").asBoolean(true)).isFalse();
    assertThat(second.at("/data/0/id").asString()).isEqualTo("paged-1");
  }

  @Test
  void refusesWhatIsNoGrant() {
    assertThat(admin.post("/accounts/acme/grants", "{}").error("param")).isEqualTo("amount_usd");
    assertThat(admin.post("/accounts/acme/grants", "{\"amount_usd\":0}").status()).isEqualTo(400);
    assertThat(admin.post("/accounts/acme/grants", "{\"amount_usd\":1,\"id\":\"a b\"}").status())
        .isEqualTo(400);
    assertThat(
            admin
                .post("/accounts/acme/grants", "{\"amount_usd\":1,\"reason\":\"a\\u0000b\"}")
                .error("param"))
        .isEqualTo("reason");
    assertThat(admin.post("/accounts/acm/grants", "{\"amount_usd\":1}").error("message"))
        .contains("Did you mean 'acme'?");
  }

  private long balance(String account) {
    return admin.get("/accounts/" + account).json().path("balance_nano_usd").asLong(-1);
  }

  private static List<Answer> inParallel(int count, Callable<Answer> task)
      throws InterruptedException, ExecutionException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Answer>> answers =
          threads.invokeAll(IntStream.range(0, count).mapToObj(_ -> task).toList());
      return answers.stream().map(Future::resultNow).toList();
    }
  }
}
