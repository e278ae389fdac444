package dev.fovea.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** Shows one account, its keys and its latest credit. */
@Command(
    name = "show",
    description = "Shows an account: what it owns, what is held of it, its keys and its credit.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class AccountShowCommand extends AdminCommand {
  private static final String GRANTS = "10";

  @Parameters(paramLabel = "ID", description = "As in './run account list'.")
  private String id = "";

  AccountShowCommand(Terminal terminal, Map<String, String> environment) {
    super(terminal, environment);
  }

  @Override
  int run(Admin admin) {
    String path = AccountWords.path(id);
    ObjectNode account = admin.get(path, Map.of());
    if (json()) {
      print(account);
      return 0;
    }
    terminal()
        .line(
            "%s, %s, %s since %s"
                .formatted(
                    terminal().bold(id),
                    AccountWords.kind(account),
                    AccountWords.state(account),
                    since(account)));
    new Table(">BALANCE USD", ">HELD USD", ">FREE USD")
        .row(
            Dollars.of(account, "balance"),
            Dollars.of(account, "held"),
            Dollars.of(account, "available"))
        .print(terminal());
    keys(admin);
    grants(admin.get(path + "/grants", Map.of("limit", GRANTS)));
    return 0;
  }

  private void keys(Admin admin) {
    var table = new Table("KEY", "SECRET", "STATE", "NAME");
    Listing.of(admin, "/keys", Map.of("account", id))
        .forEach(key ->
            table.row(
                key.path("id").asString(""),
                key.path("hint").asString(""),
                key.path("state").asString(""),
                key.path("name").asString("")));
    print(table);
  }

  private void grants(ObjectNode list) {
    var table = new Table("CREDIT", ">USD", "REASON");
    list.path("data")
        .forEach(grant ->
            table.row(
                grant.path("created").asString(""),
                Dollars.of(grant, "amount"),
                grant.path("reason").asString("")));
    print(table);
  }

  private void print(Table table) {
    if (!table.isEmpty()) {
      terminal().line("");
      table.print(terminal());
    }
  }

  private static String since(ObjectNode account) {
    return account.path("disabled").asString(account.path("created").asString(""));
  }
}
