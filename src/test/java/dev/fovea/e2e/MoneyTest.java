package dev.fovea.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.account.Accounts;
import dev.fovea.account.KeyLimits;
import dev.fovea.account.Keys;
import dev.fovea.config.Settings;
import dev.fovea.cost.Money;
import dev.fovea.ledger.Balance;
import dev.fovea.ledger.Ledger;
import dev.fovea.store.Store;
import dev.fovea.store.StoreSettings;
import dev.fovea.testkit.Answer;
import dev.fovea.testkit.Gate;
import dev.fovea.testkit.RawClient;
import dev.fovea.testkit.Reply;
import dev.fovea.testkit.ScriptedUpstream;
import dev.fovea.testkit.TestClient;
import dev.fovea.testkit.TestServer;
import dev.fovea.usage.Usages;
import dev.fovea.vision.MediaPolicy;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/**
 * What a prepaid account pays at each of the points where a request can end. The model costs USD 1
 * per million tokens of input and 10 of output: 1,000 and 10,000 nano-dollars a token.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MoneyTest {
  private static final Money CREDIT = new Money(1_000_000_000);
  private static final Money SMALL_CREDIT = new Money(200_000);
  private static final String BRIEFLY =
      Demo.ASK.replace("{\"model\"", "{\"max_tokens\":1,\"model\"");
  private static final int FIRST_EVENT = Demo.STREAM.bytes().length / 3;

  private final ScriptedUpstream upstream = ScriptedUpstream.start();
  private final TestServer server = TestServer.start(yaml(upstream), Map.of());
  private final Store store =
      Store.open(Settings.defaults().with(StoreSettings.DATA, server.folder()));
  private final Usages usages = new Usages(store, Settings.defaults());
  private final Ledger books = new Ledger(store, Settings.defaults(), usages);
  private final AtomicInteger accounts = new AtomicInteger();

  private record Customer(String account, TestClient client, String secret) {}

  @AfterAll
  void stop() {
    books.close();
    usages.close();
    store.close();
    server.close();
    upstream.close();
  }

  private static String yaml(ScriptedUpstream upstream) {
    return Demo.yaml(upstream).replace("up-eye}]", "up-eye, price: {input: 1.0, output: 10.0}}]");
  }

  private Customer customer(Money credit) {
    String account = "customer-" + accounts.incrementAndGet();
    new Accounts(store).create(account, true);
    books.grant("grant-" + account, account, credit);
    String secret =
        new Keys(store).create(account, "key", KeyLimits.NONE, MediaPolicy.NONE).secret();
    return new Customer(account, server.client().withKey(secret), secret);
  }

  private void assertPaid(Customer customer, long nano) {
    assertThat(books.balance(customer.account()))
        .isEqualTo(new Balance(CREDIT.minus(new Money(nano)), Money.ZERO));
  }

  @Test
  void aWholeAnswerCostsWhatTheProviderReports() {
    Customer customer = customer(CREDIT);
    upstream.answers(Demo.COMPLETION);

    Answer answer = customer.client().chat(Demo.ASK);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().at("/meta/usage/usd_spent").decimalValue())
        .isEqualByComparingTo("0.0003");
    assertPaid(customer, 100 * 1000 + 20 * 10_000);
  }

  @Test
  void theChargeIsThereWhenTheLastByteIs() {
    Customer customer = customer(CREDIT);
    upstream.answers(Demo.STREAM);

    assertThat(customer.client().chat(Demo.ASK_STREAM).done()).isTrue();

    assertPaid(customer, 9 * 1000 + 10_000);
  }

  @Test
  void whatFailsBeforeTheFirstByteCostsNothing() {
    Customer customer = customer(CREDIT);
    upstream.answers(Reply.json(500, "{}"));

    assertThat(customer.client().chat(Demo.ASK).status()).isEqualTo(502);

    assertPaid(customer, 0);
  }

  @Test
  void whatBreaksOffMidStreamCostsWhatWasRelayedInputIncluded() {
    Customer customer = customer(CREDIT);
    upstream.answers(Demo.STREAM.cutAfter(FIRST_EVENT + 30));

    assertThat(customer.client().chat(Demo.ASK_STREAM).done()).isFalse();

    Money paid = CREDIT.minus(books.balance(customer.account()).posted());
    assertThat(paid.nanoUsd()).isBetween(10_000L + 1000, 100_000L);
    assertThat(books.balance(customer.account()).held()).isEqualTo(Money.ZERO);
  }

  @Test
  void aClientThatLeavesMidStreamPaysForWhatWasRelayed() throws IOException {
    Customer customer = customer(CREDIT);
    var gate = new Gate();
    upstream.answers(Demo.STREAM.stallAfter(FIRST_EVENT + 30, gate));
    RawClient raw = server.raw();
    raw.post("/v1/chat/completions", customer.secret(), Demo.ASK_STREAM.getBytes(UTF_8));
    while (!raw.line().orElseThrow().startsWith("data:")) {}
    assertThat(books.balance(customer.account()).held().nanoUsd()).isPositive();

    raw.vanish();

    await(() -> books.balance(customer.account()).held().equals(Money.ZERO));
    Money paid = CREDIT.minus(books.balance(customer.account()).posted());
    assertThat(paid.nanoUsd()).isBetween(10_000L + 1000, 100_000L);
    gate.open();
  }

  /**
   * The answer is told to be one token long, which the credit is enough for; it is longer, and what
   * the credit does not reach is written down.
   */
  @Test
  void anAnswerTellsWhatWasPaidAndTheRecordWhatWasOwed() {
    Customer customer = customer(SMALL_CREDIT);
    upstream.answers(Demo.COMPLETION);

    Answer answer = customer.client().chat(BRIEFLY);

    assertThat(answer.header("x-fovea-cost")).contains("0.0002");
    assertThat(answer.json().at("/meta/usage/usd_spent").decimalValue())
        .isEqualByComparingTo("0.0002");
    assertThat(answer.json().at("/meta/usage/credits_used").asLong()).isEqualTo(400);
    assertOwed(customer, 300_000);
  }

  @Test
  void aStreamTellsWhatWasPaidOnItsLastChunk() {
    Customer customer = customer(SMALL_CREDIT);
    upstream.answers(
        Reply.sse(
            Demo.chunk("[{\"index\":0,\"delta\":{\"content\":\"A\"},\"finish_reason\":\"stop\"}]"),
            Demo.chunk("[],\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":30}")));

    JsonNode last =
        customer
            .client()
            .chat(BRIEFLY.replace("{\"max_tokens\"", "{\"stream\":true,\"max_tokens\""))
            .chunks()
            .getLast();

    assertThat(last.at("/meta/usage/usd_spent").decimalValue()).isEqualByComparingTo("0.0002");
    assertOwed(customer, 309_000);
  }

  private void assertOwed(Customer customer, long nano) {
    assertThat(books.balance(customer.account())).isEqualTo(new Balance(Money.ZERO, Money.ZERO));
    JsonNode record =
        server.admin().get("/admin/v1/usage?account=" + customer.account()).json().at("/data/0");
    assertThat(record.path("charge_nano_usd").asLong()).isEqualTo(nano);
    assertThat(record.path("uncollected_nano_usd").asLong())
        .isEqualTo(nano - SMALL_CREDIT.nanoUsd());
  }

  @Test
  void whoHasNoCreditGets402AndNobodyIsAsked() {
    Customer customer = customer(new Money(1000));
    upstream.answers(Demo.COMPLETION);

    Answer answer = customer.client().chat(Demo.ASK);

    assertThat(answer.status()).isEqualTo(402);
    assertThat(answer.error("code")).isEqualTo("insufficient_quota");
    assertThat(answer.error("type")).isEqualTo("insufficient_quota");
    assertThat(answer.header("x-should-retry")).contains("false");
    assertThat(upstream.count()).isZero();
  }

  private static void await(BooleanSupplier done) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!done.getAsBoolean()) {
      assertThat(System.nanoTime()).as("the deadline").isLessThan(deadline);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }
}
