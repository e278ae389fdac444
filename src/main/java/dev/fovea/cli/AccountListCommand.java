package dev.fovea.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lists the accounts. */
@Command(
    name = "list",
    description = "Lists all accounts with their balances.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class AccountListCommand extends AdminCommand {

  AccountListCommand(Terminal terminal, Map<String, String> environment) {
    super(terminal, environment);
  }

  @Override
  int run(Admin admin) {
    ArrayNode accounts = Listing.of(admin, "/accounts", Map.of());
    if (json()) {
      print(accounts);
      return 0;
    }
    var table = new Table("ID", "KIND", ">BALANCE USD", ">HELD USD", "STATE", "CREATED");
    accounts.forEach(account -> row(table, (ObjectNode) account));
    table.print(terminal());
    return 0;
  }

  private static void row(Table table, ObjectNode account) {
    table.row(
        account.path("id").asString(""),
        AccountWords.kind(account),
        Dollars.of(account, "balance"),
        Dollars.of(account, "held"),
        AccountWords.state(account),
        account.path("created").asString(""));
  }
}
