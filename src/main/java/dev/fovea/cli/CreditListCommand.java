package dev.fovea.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;

/** Lists what was granted to an account. */
@Command(
    name = "list",
    description = "Lists the credit that an account was given, the newest first.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class CreditListCommand extends AdminCommand {
  @Parameters(paramLabel = "ACCOUNT", description = "As in './run account list'.")
  private String account = "";

  CreditListCommand(Terminal terminal, Map<String, String> environment) {
    super(terminal, environment);
  }

  @Override
  int run(Admin admin) {
    String path = AccountWords.path(account) + "/grants";
    ArrayNode grants = Listing.of(admin, path, Map.of());
    if (json()) {
      print(grants);
      return 0;
    }
    var table = new Table("CREATED", ">USD", "ID", "REASON");
    grants.forEach(grant ->
        table.row(
            grant.path("created").asString(""),
            Dollars.of(grant, "amount"),
            grant.path("id").asString(""),
            grant.path("reason").asString("")));
    table.print(terminal());
    return 0;
  }
}
