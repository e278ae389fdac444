package dev.fovea.api.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.testkit.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Accounts over the admin API; every answer is held against its description. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AdminAccountsTest {
  private final AdminServer admin = AdminServer.start();

  @AfterAll
  void stop() {
    admin.close();
  }

  @Test
  void opensAnAccountWithItsFirstCredit() {
    Answer made = admin.post("/accounts", "{\"id\":\"acme\",\"credit_usd\":\"1.05\"}");

    assertThat(made.status()).isEqualTo(201);
    assertThat(made.json().path("prepaid").asBoolean()).isTrue();
    assertThat(made.json().path("balance_nano_usd").asLong()).isEqualTo(1_050_000_000);
    assertThat(made.json().path("balance_usd").asString()).isEqualTo("1.05");
    assertThat(made.json().path("held_nano_usd").asLong()).isZero();
    assertThat(admin.get("/accounts/acme").body()).isEqualTo(made.body());
    assertThat(admin.get("/accounts/acme/grants").json().at("/data/0/reason").asString())
        .isEqualTo("first credit");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.000000001|1",
        "\"0.000000001\"|1",
        "\"1000000000\"|1000000000000000000",
        "\"12345678.123456789\"|12345678123456789",
        "5|5000000000"
      })
  void takesDollarsExactly(String usd, long nano) {
    String id = "exact-" + Integer.toHexString(usd.hashCode());
    Answer made = admin.post("/accounts", "{\"id\":\"%s\",\"credit_usd\":%s}".formatted(id, usd));

    assertThat(made.json().path("balance_nano_usd").asLong()).isEqualTo(nano);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"0\"",
        "0",
        "\"-1\"",
        "-0.5",
        "\"0.0000000001\"",
        "\"1e3\"",
        "\"1,05\"",
        "\"\"",
        "true",
        "[]",
        "\"1000000000.000000001\"",
        "\"99999999999999999999\"",
        "1e300",
        "12345678.123456789"
      })
  void refusesWhatIsNoFirstCredit(String usd) {
    Answer refused = admin.post("/accounts", "{\"id\":\"never\",\"credit_usd\":%s}".formatted(usd));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.error("param")).matches("(credit|amount)_usd");
    assertThat(admin.get("/accounts/never").status()).isEqualTo(404);
  }

  @Test
  void opensAnAccountWithoutLimit() {
    Answer made = admin.post("/accounts", "{\"id\":\"team\",\"prepaid\":false}");

    assertThat(made.json().path("prepaid").asBoolean(true)).isFalse();
    assertThat(made.json().path("balance_nano_usd").asLong()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Acme", "-a", "a b", "ä", ":revenue", ".", "../x", "=1+1"})
  void refusesIdsThatWouldNotSurviveEverywhere(String id) {
    Answer refused = admin.post("/accounts", "{\"id\":\"%s\"}".formatted(id));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.error("param")).isEqualTo("id");
  }

  @Test
  void refusesAnIdThatIsTakenAndLeavesItsCredit() {
    admin.post("/accounts", "{\"id\":\"taken\",\"credit_usd\":1}");
    Answer again = admin.post("/accounts", "{\"id\":\"taken\",\"credit_usd\":5}");

    assertThat(again.status()).isEqualTo(409);
    assertThat(again.error("code")).isEqualTo("account_exists");
    assertThat(admin.get("/accounts/taken").json().path("balance_usd").asString()).isEqualTo("1");
  }

  @Test
  void saysWhichAccountWasProbablyMeant() {
    admin.post("/accounts", "{\"id\":\"nearby\"}");
    Answer absent = admin.get("/accounts/nearbi");

    assertThat(absent.status()).isEqualTo(404);
    assertThat(absent.error("code")).isEqualTo("account_not_found");
    assertThat(absent.error("message")).contains("'nearbi'", "Did you mean 'nearby'?");
  }

  @Test
  void disablesAndEnables() {
    admin.post("/accounts", "{\"id\":\"shut\"}");

    assertThat(
            admin.patch("/accounts/shut", "{\"disabled\":true}").json().path("disabled").isNull())
        .isFalse();
    assertThat(
            admin.patch("/accounts/shut", "{\"disabled\":false}").json().path("disabled").isNull())
        .isTrue();
    assertThat(admin.patch("/accounts/shut", "{}").error("param")).isEqualTo("disabled");
    assertThat(admin.patch("/accounts/nobody", "{\"disabled\":true}").status()).isEqualTo(404);
  }

  @Test
  void namesAFieldThatItDoesNotKnow() {
    Answer refused = admin.post("/accounts", "{\"id\":\"x\",\"credti_usd\":1}");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.error("message")).contains("'credti_usd'", "Did you mean 'credit_usd'?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{", "null", "{\"id\":\"a\",\"id\":\"b\"}", "{\"id\":7}"})
  void refusesBodiesThatAreNoAccount(String body) {
    assertThat(admin.post("/accounts", body).status()).isEqualTo(400);
  }

  @Test
  void pagesThroughAllAccountsOnce() {
    for (int i = 0; i < 7; i++) {
      admin.post("/accounts", "{\"id\":\"page-%d\"}".formatted(i));
    }

    List<String> seen = new ArrayList<>();
    Optional<String> next = Optional.of("");
    while (next.isPresent()) {
      var page = admin.get("/accounts?limit=3" + next.get()).json();
      assertThat(page.path("data").size()).isBetween(1, 3);
      page.path("data").forEach(account -> seen.add(account.path("id").asString()));
      next =
          Optional.of(page.path("next_after").asString(""))
              .filter(mark -> !mark.isEmpty())
              .map("&after="::concat);
      assertThat(page.path("has_more").asBoolean()).isEqualTo(next.isPresent());
    }

    assertThat(seen).doesNotHaveDuplicates().startsWith("default").contains("page-0", "page-6");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "101", "-1", "x", "1.5", "99999999999999999999"})
  void refusesPagesOutOfBounds(String limit) {
    Answer refused = admin.get("/accounts?limit=" + limit);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.error("param")).isEqualTo("limit");
  }

  @Test
  void takesAPageMarkOfNothingForTheEnd() {
    assertThat(admin.get("/accounts?after=nobody").json().path("data")).isEmpty();
  }

  @Test
  void namesAParameterThatItDoesNotKnow() {
    assertThat(admin.get("/accounts?limt=5").error("message")).contains("Did you mean 'limit'?");
  }
}
