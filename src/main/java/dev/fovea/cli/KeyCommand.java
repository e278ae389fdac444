package dev.fovea.cli;

import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Groups the commands about keys. */
@Command(
    name = "key",
    description = "Makes, limits and ends API keys. Running servers notice within a second.",
    synopsisSubcommandLabel = "(create | list | limits | rotate | disable | enable | revoke)",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class KeyCommand implements Runnable {
  private final Terminal terminal;

  private KeyCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  static CommandLine line(Terminal terminal, Map<String, String> environment) {
    return new CommandLine(new KeyCommand(terminal))
        .addSubcommand(new KeyCreateCommand(terminal, environment))
        .addSubcommand(new KeyListCommand(terminal, environment))
        .addSubcommand(new KeyLimitsCommand(terminal, environment))
        .addSubcommand(new KeyRotateCommand(terminal, environment))
        .addSubcommand("disable", KeySwitchCommand.off(terminal, environment))
        .addSubcommand("enable", KeySwitchCommand.on(terminal, environment))
        .addSubcommand("revoke", KeySwitchCommand.end(terminal, environment));
  }

  @Override
  public void run() {
    line(terminal, Map.of()).usage(terminal.out());
  }
}
