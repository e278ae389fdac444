package dev.fovea.api.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.cost.Money;
import dev.fovea.json.Json;
import dev.fovea.json.Slice;
import dev.fovea.store.Store;
import dev.fovea.testkit.Answer;
import dev.fovea.usage.UsageRecord;
import dev.fovea.usage.UsageRecord.Charge;
import dev.fovea.usage.UsageRecord.End;
import dev.fovea.usage.UsageRecord.Media;
import dev.fovea.usage.UsageRecord.Outcome;
import dev.fovea.usage.UsageRecord.Timing;
import dev.fovea.usage.UsageRecord.Tokens;
import dev.fovea.usage.UsageTable;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Usage over the admin API, of a month whose sums were made by hand. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AdminUsageTest {
  private static final Instant FIRST = Instant.parse("2026-11-01T00:00:00Z");
  private static final String NOVEMBER = "from=2026-11-01&to=2026-11-30";
  private static final int COUNT = 120;

  private final AdminServer admin = AdminServer.start();

  /** Four a day, each of 1,000 nano-dollars of which 600 are for a picture. */
  @BeforeAll
  void fill() throws SQLException {
    admin.post("/accounts", "{\"id\":\"acme\"}");
    List<UsageRecord> records =
        IntStream.range(0, COUNT)
            .mapToObj(i ->
                record(
                    "req-%03d".formatted(i),
                    FIRST.plus(Duration.ofHours(6L * i)),
                    i % 2 == 0 ? "acme" : "default",
                    i == 0 ? "=cmd|'/C calc'!A0" : "gpt-4o"))
            .toList();
    try (Store store = Store.open(admin.server().folder())) {
      store.jdbi().useTransaction(handle -> UsageTable.insert(handle.getConnection(), records));
    }
  }

  @AfterAll
  void stop() {
    admin.close();
  }

  @Test
  void sumsUpByDay() {
    JsonNode totals = admin.get("/usage/totals?" + NOVEMBER).json();

    assertThat(totals.path("data")).hasSize(30);
    assertThat(totals.at("/data/0/day").asString()).isEqualTo("2026-11-01");
    assertThat(totals.at("/data/0/requests").asLong()).isEqualTo(4);
    assertThat(totals.at("/data/29/charge_nano_usd").asLong()).isEqualTo(4_000);
    assertThat(totals.at("/total/charge_nano_usd").asLong()).isEqualTo(120_000);
    assertThat(totals.at("/total/media_nano_usd").asLong()).isEqualTo(72_000);
    assertThat(totals.at("/total/charge_usd").asString()).isEqualTo("0.00012");
    assertThat(totals.at("/total/pictures").asLong()).isEqualTo(120);
  }

  @Test
  void sumsUpByAccountOfSomeDays() {
    JsonNode totals = admin.get("/usage/totals?by=account&from=2026-11-02&to=2026-11-03").json();

    assertThat(totals.path("data")).hasSize(2);
    assertThat(totals.at("/data/0/requests").asLong()).isEqualTo(4);
    assertThat(totals.at("/total/requests").asLong()).isEqualTo(8);
  }

  @Test
  void aMomentEndsBeforeItself() {
    assertThat(
            admin
                .get("/usage/totals?from=2026-11-01T06:00:00Z&to=2026-11-01T18:00:00Z")
                .json()
                .at("/total/requests")
                .asLong())
        .isEqualTo(2);
  }

  @Test
  void pagesThroughRecords() {
    List<String> seen = new ArrayList<>();
    Optional<String> next = Optional.of("");
    while (next.isPresent()) {
      JsonNode page = admin.get("/usage?%s&limit=50%s".formatted(NOVEMBER, next.get())).json();
      page.path("data").forEach(record -> seen.add(record.path("request_id").asString()));
      next =
          Optional.of(page.path("next_after").asString(""))
              .filter(mark -> !mark.isEmpty())
              .map("&after="::concat);
    }

    assertThat(seen).hasSize(COUNT).doesNotHaveDuplicates().startsWith("req-119", "req-118");
  }

  @Test
  void exportsCsvThatIsSafeToOpen() {
    Answer export = admin.get("/usage/export?format=csv&" + NOVEMBER);

    assertThat(export.header("content-type").orElseThrow()).startsWith("text/csv");
    assertThat(export.header("content-disposition")).contains("attachment; filename=\"usage.csv\"");
    assertThat(export.whole()).isTrue();
    List<String> lines = List.of(export.text().split("\r\n"));
    assertThat(lines).hasSize(COUNT + 1);
    assertThat(lines.get(1)).startsWith("req-000,2026-11-01T00:00:00Z,acme,key_1,\"'=cmd|'/C");
    assertThat(lines).noneMatch(line -> line.matches("(?s).*(^|,)[=+@].*"));
  }

  @Test
  void exportsJsonLines() {
    Answer export = admin.get("/usage/export?account=acme&" + NOVEMBER);

    assertThat(export.header("content-type").orElseThrow()).startsWith("application/x-ndjson");
    List<JsonNode> lines = export.text().lines().map(Slice::of).map(Json::read).toList();
    assertThat(lines).hasSize(COUNT / 2);
    assertThat(lines).allMatch(line -> line.path("account").asString().equals("acme"));
  }

  @Test
  void sumsUpAsCsv() {
    assertThat(admin.get("/usage/totals?format=csv&by=model&" + NOVEMBER).text())
        .startsWith("model,requests,")
        .contains("gpt-4o,119,", "\"'=cmd");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "by=hour",
        "from=yesterday",
        "from=2026-11-31",
        "from=2026-11-02&to=2026-11-01",
        "format=xml",
        "limit=5",
        "acount=acme"
      })
  void refusesWhatItCannotSumUp(String query) {
    assertThat(admin.get("/usage/totals?" + query).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"limit=0", "limit=1000", "after=x", "after=5."})
  void refusesPagesOutOfBounds(String query) {
    assertThat(admin.get("/usage?" + query).status()).isEqualTo(400);
  }

  @Test
  void saysWhichAccountWasProbablyMeant() {
    Answer refused = admin.get("/usage?account=acmee");
    assertThat(refused.status()).isEqualTo(404);
    assertThat(refused.error("message")).contains("Did you mean 'acme'?");
  }

  private static UsageRecord record(String id, Instant at, String account, String model) {
    return new UsageRecord(
        id,
        at,
        account,
        "key_1",
        model,
        "openai",
        model,
        new Tokens(100, 40, 60, 0, 0, 10, 0, false),
        new Charge(new Money(1_000), new Money(600), Money.ZERO),
        new Timing(Duration.ofMillis(100), Optional.of(Duration.ofMillis(50))),
        new Media(1, 1_000, 1_000),
        new End(Outcome.COMPLETED, ""));
  }
}
