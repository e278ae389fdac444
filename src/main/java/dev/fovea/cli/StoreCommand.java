package dev.fovea.cli;

import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Groups the commands about the database itself. */
@Command(
    name = "store",
    description = "Moves what Fovea knows from one database to another.",
    synopsisSubcommandLabel = "copy",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class StoreCommand implements Runnable {
  private final Terminal terminal;

  private StoreCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  static CommandLine line(Terminal terminal, Map<String, String> environment) {
    return new CommandLine(new StoreCommand(terminal))
        .addSubcommand(new StoreCopyCommand(terminal, environment));
  }

  @Override
  public void run() {
    line(terminal, Map.of()).usage(terminal.out());
  }
}
