package dev.fovea.cli;

import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Groups the commands about credit. */
@Command(
    name = "credit",
    description = "Gives accounts credit, takes it back, and lists what was given.",
    synopsisSubcommandLabel = "(grant | list)",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class CreditCommand implements Runnable {
  private final Terminal terminal;

  private CreditCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  static CommandLine line(Terminal terminal, Map<String, String> environment) {
    return new CommandLine(new CreditCommand(terminal))
        .addSubcommand(CreditGrantCommand.line(terminal, environment))
        .addSubcommand(new CreditListCommand(terminal, environment));
  }

  @Override
  public void run() {
    line(terminal, Map.of()).usage(terminal.out());
  }
}
