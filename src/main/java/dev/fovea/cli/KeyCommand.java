package dev.fovea.cli;

import dev.fovea.account.Keys;
import dev.fovea.store.Store;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Groups the commands about keys, which open the store directly, beside a running server. */
@Command(
    name = "key",
    description = "Makes, lists and revokes API keys. A running server notices within a second.",
    synopsisSubcommandLabel = "(create | list | revoke)",
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
        .addSubcommand(new KeyRevokeCommand(terminal, environment));
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
}
