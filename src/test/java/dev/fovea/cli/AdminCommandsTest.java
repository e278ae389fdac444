package dev.fovea.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.api.admin.LocalServer;
import dev.fovea.cli.Program.Ended;
import dev.fovea.json.Json;
import dev.fovea.json.Slice;
import dev.fovea.testkit.Deadline;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Accounts, credit and usage from the command line: beside a running server, and without one. */
final class AdminCommandsTest {
  @TempDir Path folder;
  private Program program;

  @BeforeEach
  void program() {
    program = new Program(folder);
  }

  @Test
  void administersTheDataFolderWhenNoServerRuns() throws Exception {
    Ended made = program.run("account", "create", "acme", "--credit", "1.05");
    assertThat(made.err()).isEmpty();
    assertThat(made.code()).isZero();
    assertThat(made.out()).isEqualToIgnoringNewLines("Opened account 'acme' with USD 1.05.");

    Ended granted = program.run("credit", "grant", "acme", "5.00", "--reason", "invoice 7");
    assertThat(granted.out())
        .isEqualToIgnoringNewLines("Account 'acme' got USD 5.00; it has USD 6.05 now.");
    assertThat(program.run("credit", "grant", "acme", "-0.25", "--reason", "twice").out())
        .contains("got USD -0.25; it has USD 5.80 now");

    JsonNode shown = json(program.run("account", "show", "acme", "--json"));
    assertThat(shown.path("id").asString()).isEqualTo("acme");
    assertThat(shown.path("balance_nano_usd").asLong()).isEqualTo(5_800_000_000L);
    assertThat(shown.path("held_nano_usd").asLong()).isZero();
    assertThat(program.run("account", "show", "acme").out())
        .contains("acme, prepaid, open", "5.80", "invoice 7", "first credit");
    assertThat(program.run("account", "list").out())
        .contains("ID", "BALANCE USD", "acme", "default", "unlimited");
  }

  @Test
  void saysWhatIsWrongAndWhatWasMeant() throws Exception {
    program.run("account", "create", "acme");

    assertRefused("Did you mean 'acme'?", "account", "show", "acmee");
    assertRefused("'acme' already", "account", "create", "acme");
    assertRefused("more than nothing", "account", "create", "debt", "--credit", "-1");
    assertRefused("an amount in dollars", "credit", "grant", "acme", "five");
    assertRefused("less than that to give back", "credit", "grant", "acme", "-1");
    assertRefused("one of day, account, key, model", "usage", "--by", "hour");
    assertRefused("Did you mean 'acme'?", "usage", "--account", "acne");
    assertThat(program.run("credit", "grant", "acme", "1", "--reson", "x").code()).isEqualTo(2);
    assertThat(program.run("account", "create").code()).isEqualTo(2);
  }

  @Test
  void asksTheServerThatRunsOnTheFolder() throws Exception {
    Path out = Files.createFile(folder.resolve("out.txt"));
    Path err = Files.createFile(folder.resolve("err.txt"));
    Process server = program.start(out, err, Map.of(), "serve", "--port", "0");
    try {
      Program.address(server, out, err);
      program.run("account", "create", "acme", "--credit", "2");
      assertThat(
              json(program.run("account", "show", "acme", "--json")).path("balance_usd").asString())
          .isEqualTo("2");
      JsonNode key = json(program.run("key", "create", "--account", "acme", "--json"));
      assertThat(key.path("key").asString()).startsWith("sk-fovea-");
      String id = key.path("id").asString();
      assertThat(program.run("key", "revoke", id).out()).contains("Revoked " + id);
      Ended again = program.run("key", "revoke", id);
      assertThat(again.code()).isEqualTo(1);
      assertThat(again.err()).contains(id, "./run key list");
      assertThat(program.run("usage", "--json").out()).contains("\"object\":\"usage_totals\"");
      Deadline.until(() -> Program.text(err).contains("/admin/v1/accounts/acme"));
      assertThat(Program.text(err))
          .as("the server was asked, and its log has no token")
          .contains("/admin/v1/usage/totals", "/admin/v1/keys", "/revoke")
          .doesNotContain(LocalServer.find(folder.resolve("data")).orElseThrow().token());
    } finally {
      Program.end(server);
    }
    assertThat(folder.resolve("data/server.json")).doesNotExist();
    assertThat(program.run("account", "show", "acme").out()).contains("2.00");
  }

  @Test
  void opensTheFolderItselfWhenTheServerWasKilled() throws Exception {
    program.run("account", "create", "acme");
    Files.writeString(
        folder.resolve("data/server.json"),
        "{\"address\":\"http://127.0.0.1:1\",\"pid\":1,\"token\":\"gone\"}");

    assertThat(program.run("account", "show", "acme").code()).isZero();
  }

  @Test
  void tellsUsageAsATableCsvAndJson() throws Exception {
    assertThat(program.run("usage").out()).contains("DAY", "REQUESTS", "Nothing was charged.");
    assertThat(program.run("usage", "--by", "model", "--csv").out())
        .startsWith("model,requests,completed");
    assertThat(program.run("usage", "--by", "request", "--csv").out())
        .startsWith("request_id,ended_at,account,");
    assertThat(program.run("usage", "--csv", "--json").err()).contains("one of --csv and --json");
  }

  private void assertRefused(String words, String... command) throws Exception {
    Ended ended = program.run(command);
    assertThat(ended.code()).as(String.join(" ", command)).isEqualTo(1);
    assertThat(ended.err()).contains(words).doesNotContain("\tat ");
    assertThat(ended.out()).isEmpty();
  }

  private static JsonNode json(Ended ended) {
    assertThat(ended.err()).isEmpty();
    assertThat(ended.code()).isZero();
    return Json.read(Slice.of(ended.out()));
  }
}
