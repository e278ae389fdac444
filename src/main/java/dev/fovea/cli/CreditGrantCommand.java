package dev.fovea.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** Gives an account credit, or takes some back. */
@Command(
    name = "grant",
    description = "Gives an account credit; a negative amount takes credit back.",
    footer = {
      "",
      "  ./run credit grant acme 5.00 --reason \"invoice 2026-117\"",
      "  ./run credit grant acme -0.25 --reason \"booked twice\""
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class CreditGrantCommand extends AdminCommand {
  @Parameters(index = "0", paramLabel = "ACCOUNT", description = "As in './run account list'.")
  private String account = "";

  @Parameters(index = "1", paramLabel = "USD", description = "Dollars, to nine decimals.")
  private String amount = "";

  @Option(names = "--reason", paramLabel = "TEXT", description = "What it is for.")
  private Optional<String> reason = Optional.empty();

  @Option(
      names = "--id",
      paramLabel = "ID",
      description =
          "Your own id for this grant: given again with the same amount, it changes nothing.")
  private Optional<String> id = Optional.empty();

  private CreditGrantCommand(Terminal terminal, Map<String, String> environment) {
    super(terminal, environment);
  }

  /** What begins with a minus is an amount here. */
  static CommandLine line(Terminal terminal, Map<String, String> environment) {
    return new CommandLine(new CreditGrantCommand(terminal, environment))
        .setUnmatchedOptionsArePositionalParams(true);
  }

  @Override
  int run(Admin admin) {
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("amount_usd", amount);
    reason.ifPresent(text -> body.put("reason", text));
    id.ifPresent(text -> body.put("id", text));
    ObjectNode grant = admin.ask("POST", AccountWords.path(account) + "/grants", Map.of(), body);
    if (json()) {
      print(grant);
    } else {
      String words =
          grant.path("repeated").asBoolean(false)
              ? "Account '%s' had got USD %s under this id already; it has USD %s."
              : "Account '%s' got USD %s; it has USD %s now.";
      terminal()
          .line(
              words.formatted(account, Dollars.of(grant, "amount"), Dollars.of(grant, "balance")));
    }
    return 0;
  }
}
