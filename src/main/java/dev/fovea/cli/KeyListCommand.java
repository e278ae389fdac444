package dev.fovea.cli;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Lists the keys without their secrets. */
@Command(
    name = "list",
    description = "Lists all API keys, without their secrets.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class KeyListCommand extends AdminCommand {

  KeyListCommand(Terminal terminal, Map<String, String> environment) {
    super(terminal, environment);
  }

  @Override
  int run(Admin admin) {
    ArrayNode keys = Listing.of(admin, "/keys", Map.of());
    if (json()) {
      print(keys);
    } else if (keys.isEmpty()) {
      terminal().complain("There is no key yet. Make one with './run key create --name NAME'.");
    } else {
      var table = new Table("ID", "ACCOUNT", "SECRET", "CREATED", "STATE", "NAME");
      keys.forEach(key -> row(table, key));
      table.print(terminal());
    }
    return 0;
  }

  private static void row(Table table, JsonNode key) {
    Instant created = Instant.parse(key.path("created").asString(""));
    table.row(
        key.path("id").asString(""),
        key.path("account").asString(""),
        key.path("hint").asString(""),
        created.truncatedTo(ChronoUnit.SECONDS).toString(),
        key.path("state").asString(""),
        key.path("name").asString(""));
  }
}
