package dev.fovea.cli;

import dev.fovea.config.ConfigException;
import dev.fovea.config.Nearest;
import dev.fovea.error.FailureException;
import dev.fovea.store.StoreException;
import java.io.PrintWriter;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The whole command line. Exit codes: 0 done, 1 it did not work, 2 it was not understood.
 *
 * <p>Only the command that is asked for is looked at: reading the options of all of them would cost
 * every start some 50 ms.
 */
@Command(
    name = "./run",
    description = "Any picture to any vision model, through one API.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class Cli {
  /** Causes nest a few levels; a circle of causes must not hang the program. */
  private static final int CAUSES_MAX = 16;

  private static final List<String> COMMANDS =
      List.of(
          "serve",
          "ask",
          "models",
          "doctor",
          "account",
          "key",
          "credit",
          "usage",
          "store",
          "docs",
          "rehearse");

  private final Terminal terminal;
  private final Map<String, String> environment;

  private Cli(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.environment = environment;
  }

  /** Runs one command of this process and says how it ended. */
  public static int run(String... arguments) {
    return new Cli(Terminal.ofProcess(), System.getenv()).execute(arguments);
  }

  private int execute(String... arguments) {
    var line = new CommandLine(this);
    COMMANDS.stream()
        .filter(
            name -> arguments.length == 0 || !isCommand(arguments[0]) || name.equals(arguments[0]))
        .forEach(name -> line.addSubcommand(name, command(name)));
    return line.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8))
        .setParameterExceptionHandler(this::misunderstood)
        .setExecutionExceptionHandler((fault, _, _) -> failed(fault))
        .execute(arguments.length == 0 ? new String[] {"--help"} : arguments);
  }

  private static boolean isCommand(String word) {
    return COMMANDS.contains(word);
  }

  private Object command(String name) {
    return switch (name) {
      case "serve" -> new ServeCommand(terminal, environment);
      case "ask" -> new AskCommand(terminal, environment);
      case "models" -> new ModelsCommand(terminal, environment);
      case "doctor" -> new DoctorCommand(terminal, environment);
      case "account" -> AccountCommand.line(terminal, environment);
      case "credit" -> CreditCommand.line(terminal, environment);
      case "usage" -> new UsageCommand(terminal, environment);
      case "key" -> KeyCommand.line(terminal, environment);
      case "store" -> StoreCommand.line(terminal, environment);
      case "docs" -> new DocsCommand(terminal);
      default -> new RehearseCommand(terminal);
    };
  }

  private int misunderstood(ParameterException wrong, String[] arguments) {
    String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
    terminal.complain(
        wrong.getMessage() + nearest(wrong) + "\n'" + command + " --help' tells more.");
    return CommandLine.ExitCode.USAGE;
  }

  /** For an option that is none; other words may be anything. */
  private static String nearest(ParameterException wrong) {
    if (!(wrong instanceof UnmatchedArgumentException unmatched) || !unmatched.isUnknownOption()) {
      return "";
    }
    String word = unmatched.getUnmatched().getFirst();
    return Nearest.to(word, wrong.getCommandLine().getCommandSpec().optionsMap().keySet())
        .map(" Did you mean '%s'?"::formatted)
        .orElse("");
  }

  private int failed(Exception fault) {
    switch (fault) {
      case Trouble _, ConfigException _, StoreException _, FailureException _ ->
          terminal.complain(String.valueOf(fault.getMessage()));
      case Exception _ when isTaken(fault) ->
          terminal.complain("The port is taken. Choose another with --port or FOVEA_PORT.");
      default -> {
        terminal.complain("This is a fault of Fovea's own; please report it:");
        fault.printStackTrace(terminal.err());
      }
    }
    return CommandLine.ExitCode.SOFTWARE;
  }

  private static boolean isTaken(Throwable fault) {
    Throwable at = fault;
    for (int i = 0; i < CAUSES_MAX && at != null; i++) {
      if (at instanceof BindException) {
        return true;
      }
      at = at.getCause();
    }
    return false;
  }
}
