package dev.fovea.cli;

import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Groups the commands about accounts. */
@Command(
    name = "account",
    description = "Opens, lists, shows, disables and enables accounts.",
    synopsisSubcommandLabel = "(create | list | show | disable | enable)",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class AccountCommand implements Runnable {
  private final Terminal terminal;

  private AccountCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  static CommandLine line(Terminal terminal, Map<String, String> environment) {
    return new CommandLine(new AccountCommand(terminal))
        .addSubcommand(new AccountCreateCommand(terminal, environment))
        .addSubcommand(new AccountListCommand(terminal, environment))
        .addSubcommand(new AccountShowCommand(terminal, environment))
        .addSubcommand("disable", AccountSwitchCommand.off(terminal, environment))
        .addSubcommand("enable", AccountSwitchCommand.on(terminal, environment));
  }

  @Override
  public void run() {
    line(terminal, Map.of()).usage(terminal.out());
  }
}
