package dev.fovea.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.account.Accounts;
import dev.fovea.account.KeyLimits;
import dev.fovea.account.Keys;
import dev.fovea.config.Settings;
import dev.fovea.cost.Money;
import dev.fovea.ledger.Ledger;
import dev.fovea.store.Store;
import dev.fovea.testkit.Answer;
import dev.fovea.testkit.Deadline;
import dev.fovea.testkit.Gate;
import dev.fovea.testkit.RawClient;
import dev.fovea.testkit.Reply;
import dev.fovea.testkit.ScriptedUpstream;
import dev.fovea.testkit.TestClient;
import dev.fovea.testkit.TestServer;
import dev.fovea.testkit.pictures.Jpegs;
import dev.fovea.usage.Usages;
import dev.fovea.vision.MediaPolicy;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Who pays with credit: what is foreseen, what is taken, and which models have a price at all. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PrepaidTest {
  private static final Money CREDIT = new Money(1_050_000_000);

  private static final int PAYERS = 8;

  /** An account with credit, and a key of it. */
  private record Payer(String account, String secret) {}

  private final ScriptedUpstream upstream = ScriptedUpstream.start();
  private final TestServer server = TestServer.start(yaml(upstream));
  private final TestClient budgeted = client(server.key(budget()));
  private final Iterator<Payer> payers = server.store(PrepaidTest::payers).iterator();

  @AfterAll
  void stop() {
    server.close();
    upstream.close();
  }

  @BeforeEach
  void answer() {
    upstream.answers(Demo.COMPLETION);
  }

  private static String yaml(ScriptedUpstream upstream) {
    return """
    providers:
      mine: {dialect: openai, base_url: "%s", api_key: sk-upstream-key}
    models:
      demo/eye: {input: [text, image], price: {input: 1, output: 10}, targets: [{provider: mine, model: up-eye}]}
      demo/patient:
        input: [text, image]
        price: {input: 1, output: 10}
        defaults: {max_tokens: 16384}
        targets: [{provider: mine, model: up-eye}]
      demo/short: {input: [text], context_length: 3000, price: {input: 1, output: 10}, targets: [{provider: mine, model: up}]}
      demo/unpriced: {input: [text, image], targets: [{provider: mine, model: up-eye}]}
      demo/either:
        input: [text, image]
        targets: [{provider: mine, model: dear-to-somebody}, {provider: mine, model: priced, price: {input: 2, output: 2}}]
    """
        .formatted(upstream.baseUrl());
  }

  @Test
  void aModelWithoutAPriceIsRefusedBeforeAnybodyIsAsked() {
    for (TestClient client : List.of(client(payers.next().secret), budgeted)) {
      Answer answer = client.chat(Demo.ASK.replace("demo/eye", "demo/unpriced"));
      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.error("code")).isEqualTo("permission_denied");
      assertThat(answer.error("message")).contains("demo/unpriced", "fovea.yaml", "price:");
    }
    assertThat(upstream.count()).isZero();
    assertThat(server.client().chat(Demo.ASK.replace("demo/eye", "demo/unpriced")).status())
        .isEqualTo(200);
  }

  @Test
  void ofSeveralTargetsThoseWithAPriceServe() {
    assertThat(
            client(payers.next().secret).chat(Demo.ASK.replace("demo/eye", "demo/either")).status())
        .isEqualTo(200);
    assertThat(upstream.take().json().path("model").asString()).isEqualTo("priced");
    server.client().chat(Demo.ASK.replace("demo/eye", "demo/either"));
    assertThat(upstream.take().json().path("model").asString()).isEqualTo("dear-to-somebody");
  }

  @Test
  void whatTheAnswerSaysIsWhatTheLedgerTook() {
    Payer payer = payers.next();
    TestClient client = client(payer.secret);
    BigDecimal whole = usd(client.chat(Demo.ASK).json());
    upstream.answers(Demo.STREAM);
    BigDecimal streamed = usd(client.chat(Demo.ASK_STREAM).chunks().getLast());
    assertThat(whole).isEqualByComparingTo("0.0003");
    assertThat(spent(payer).usd()).isEqualByComparingTo(whole.add(streamed));
  }

  @Test
  void aStreamThatBreaksOffCostsWhatItSays() {
    Payer payer = payers.next();
    upstream.answers(Demo.STREAM.cutAfter(Demo.STREAM.bytes().length / 3 + 20));
    JsonNode last = client(payer.secret).chat(Demo.ASK_STREAM).chunks().getLast();
    assertThat(last.has("error")).isTrue();
    assertThat(usd(last)).isPositive();
    assertThat(spent(payer).usd()).isEqualByComparingTo(usd(last));
  }

  @Test
  void aClientThatLeavesPaysForWhatItGotAndForItsQuestion() throws Exception {
    Payer payer = payers.next();
    var gate = new Gate();
    upstream.answers(Demo.STREAM.stallAfter(Demo.STREAM.bytes().length / 3, gate));
    try (RawClient raw = server.raw()) {
      raw.send(request(payer.secret));
      while (!raw.line().orElseThrow().startsWith("data:")) {}
    }
    Deadline.until(() -> !spent(payer).equals(Money.ZERO));
    gate.open();
    long answer = 10_000;
    assertThat(spent(payer).nanoUsd()).isBetween(answer + 1000, answer + 20_000);
  }

  @Test
  void whatFailsBeforeItsFirstByteCostsNothing() {
    Payer payer = payers.next();
    upstream.answers(Reply.json(500, "{}"));
    assertThat(client(payer.secret).chat(Demo.ASK).status()).isEqualTo(502);
    assertThat(spent(payer)).isEqualTo(Money.ZERO);
  }

  /** So an account with 1.05 dollars admits one such request at a time, and never none. */
  @Test
  void theCeilingOfALongAnswerAboutASmallPictureIsItsAnswerAndLittleMore() {
    byte[] body =
        Ask.about(
            "demo/eye",
            "\"max_tokens\":100000,",
            List.of(Ask.picture("image/jpeg", Jpegs.of(64, 64))));
    JsonNode ceiling = ceiling(body);
    assertThat(ceiling.path("usd").decimalValue())
        .isBetween(new BigDecimal("1.0"), new BigDecimal("1.01"));
    assertThat(client(payers.next().secret).post("/v1/chat/completions", body).status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          demo/eye     |                                          | 4096
          demo/eye     | "max_tokens":100,                        | 100
          demo/eye     | "max_completion_tokens":100,             | 100
          demo/eye     | "max_tokens":100,"n":3,                  | 300
          demo/eye     | "n":3,                                   | 12288
          demo/eye     | "max_tokens":999999999,"n":999999999,    | 1000000000
          demo/patient |                                          | 16384
          demo/patient | "max_tokens":100,                        | 100
          demo/short   |                                          | 3000
          demo/short   | "max_tokens":5000,                       | 3000
          """)
  void anAnswerIsForeseenAsLongAsItMayBe(String model, String fields, long tokens) {
    String body =
        Demo.ASK
            .replace("demo/eye", model)
            .replace("{\"model\"", "{" + Optional.ofNullable(fields).orElse("") + "\"model\"");
    assertThat(ceiling(body.getBytes(UTF_8)).path("completion_tokens").asLong()).isEqualTo(tokens);
  }

  private JsonNode ceiling(byte[] body) {
    return server
        .client()
        .post("/v1/chat/completions/estimate", body)
        .json()
        .at("/targets/0/ceiling");
  }

  private static List<Payer> payers(Store store) {
    List<Payer> payers =
        IntStream.rangeClosed(1, PAYERS)
            .mapToObj(number -> payer(store, "account-" + number))
            .toList();
    try (var usages = new Usages(store, Settings.defaults());
        var ledger = new Ledger(store, Settings.defaults(), usages)) {
      payers.forEach(payer -> ledger.grant("grant-" + payer.account, payer.account, CREDIT));
    }
    return payers;
  }

  private static Payer payer(Store store, String account) {
    new Accounts(store).create(account, true);
    return new Payer(
        account,
        new Keys(store).create(account, "test", KeyLimits.NONE, MediaPolicy.NONE).secret());
  }

  private static KeyLimits budget() {
    return new KeyLimits(
        List.of(),
        Optional.empty(),
        OptionalLong.empty(),
        OptionalLong.empty(),
        OptionalLong.empty(),
        OptionalLong.empty(),
        Optional.of(CREDIT));
  }

  private TestClient client(String secret) {
    return new TestClient(server.uri(), Optional.of(secret));
  }

  private Money spent(Payer payer) {
    long left =
        server.store(store ->
            store
                .jdbi()
                .withHandle(handle ->
                    handle
                        .createQuery("select balance_nano from ledger_account where id = ?")
                        .bind(0, payer.account)
                        .mapTo(Long.class)
                        .one()));
    return new Money(CREDIT.nanoUsd() - left);
  }

  private static String request(String secret) {
    return "POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
        + secret
        + "\r\nContent-Type: application/json\r\nContent-Length: "
        + Demo.ASK_STREAM.length()
        + "\r\n\r\n"
        + Demo.ASK_STREAM;
  }

  private static BigDecimal usd(JsonNode answer) {
    return answer.at("/meta/usage/usd_spent").decimalValue();
  }
}
