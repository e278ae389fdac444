package dev.fovea.cli;

import dev.fovea.account.Created;
import dev.fovea.account.Keys;
import dev.fovea.store.Store;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Groups the commands about keys, which open the store directly, beside a running server. */
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
        .addSubcommand(
            "disable",
            described(
                new KeySwitchCommand(terminal, environment, "Disabled", Keys::disable),
                "Refuses API keys until they are enabled again."))
        .addSubcommand(
            "enable",
            described(
                new KeySwitchCommand(terminal, environment, "Enabled", Keys::enable),
                "Takes disabled API keys back into use."))
        .addSubcommand(
            "revoke",
            described(
                new KeySwitchCommand(terminal, environment, "Revoked", Keys::revoke),
                "Ends API keys for good; running servers refuse them within a second."));
  }

  private static CommandLine described(Object command, String description) {
    var line = new CommandLine(command);
    line.getCommandSpec().usageMessage().description(description);
    return line;
  }

  @Override
  public void run() {
    line(terminal, Map.of()).usage(terminal.out());
  }

  static <T> T with(
      SettingsOptions options, Map<String, String> environment, Function<Keys, T> task) {
    try (Store store = Store.open(options.load(environment, Map.of()))) {
      return task.apply(new Keys(store));
    }
  }

  /** A new secret alone goes to the standard output, so that a script can take it. */
  static void show(Terminal terminal, Created created, boolean json, String done) {
    if (json) {
      terminal.line(KeyJson.text(created));
      return;
    }
    terminal.complain(
        "%s %s '%s'. Its secret is not shown again:"
            .formatted(done, created.key().id(), created.key().name()));
    terminal.line(created.secret());
  }
}
