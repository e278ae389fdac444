package dev.fovea.cli;

import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** Disables or enables an account. */
@Command(mixinStandardHelpOptions = true, versionProvider = Version.class)
final class AccountSwitchCommand extends AdminCommand {
  private final boolean disabled;

  @Parameters(paramLabel = "ID", description = "As in './run account list'.")
  private String id = "";

  private AccountSwitchCommand(
      Terminal terminal, Map<String, String> environment, boolean disabled) {
    super(terminal, environment);
    this.disabled = disabled;
  }

  static CommandLine off(Terminal terminal, Map<String, String> environment) {
    return line(
        new AccountSwitchCommand(terminal, environment, /* disabled= */ true),
        "Refuses all keys of an account within a second; requests under way go on.");
  }

  static CommandLine on(Terminal terminal, Map<String, String> environment) {
    return line(
        new AccountSwitchCommand(terminal, environment, /* disabled= */ false),
        "Lets the keys of a disabled account work again.");
  }

  @Override
  int run(Admin admin) {
    ObjectNode account =
        admin.ask("PATCH", AccountWords.path(id), Map.of(), Map.of("disabled", disabled));
    if (json()) {
      print(account);
    } else {
      terminal().line("Account '%s' is %s.".formatted(id, AccountWords.state(account)));
    }
    return 0;
  }
}
