package dev.fovea.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** Opens an account. */
@Command(
    name = "create",
    description = "Opens an account: prepaid, so that its credit limits it, or without limit.",
    footer = {
      "",
      "  ./run account create acme --credit 1.05",
      "  ./run key create --account acme --name laptop"
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class AccountCreateCommand extends AdminCommand {
  @Parameters(
      paramLabel = "ID",
      description = "What you call it: 1 to 63 of a-z 0-9 . _ - with a letter or digit first.")
  private String id = "";

  @Option(
      names = "--credit",
      paramLabel = "USD",
      description = "The credit that it begins with, in dollars; none by default.")
  private Optional<String> credit = Optional.empty();

  @Option(
      names = "--unlimited",
      description = "Do not limit it: what it uses is only written down.")
  private boolean unlimited;

  AccountCreateCommand(Terminal terminal, Map<String, String> environment) {
    super(terminal, environment);
  }

  @Override
  int run(Admin admin) {
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("id", id);
    body.put("prepaid", !unlimited);
    credit.ifPresent(usd -> body.put("credit_usd", usd));
    ObjectNode account = admin.ask("POST", "/accounts", Map.of(), body);
    if (json()) {
      print(account);
    } else {
      terminal()
          .line(
              "Opened account '%s'%s with USD %s."
                  .formatted(
                      id, unlimited ? " without limit," : "", Dollars.of(account, "balance")));
    }
    return 0;
  }
}
