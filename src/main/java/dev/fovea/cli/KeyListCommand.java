package dev.fovea.cli;

import dev.fovea.account.Key;
import dev.fovea.account.Keys;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the keys without their secrets. */
@Command(
    name = "list",
    description = "Lists all API keys, without their secrets.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class KeyListCommand implements Callable<Integer> {
  private static final String ROW = "%-20s  %-12s  %-17s  %-20s  %-8s  %s";

  private final Terminal terminal;
  private final Map<String, String> environment;

  @Mixin private final SettingsOptions options = new SettingsOptions();

  @Option(names = "--json", description = "Print a JSON array instead.")
  private boolean json;

  KeyListCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.environment = environment;
  }

  @Override
  public Integer call() {
    List<Key> keys = KeyCommand.with(options, environment, Keys::list);
    if (json) {
      terminal.line(KeyJson.text(keys));
    } else if (keys.isEmpty()) {
      terminal.complain("There is no key yet. Make one with './run key create --name NAME'.");
    } else {
      terminal.line(
          terminal.faint(ROW.formatted("ID", "ACCOUNT", "SECRET", "CREATED", "STATE", "NAME")));
      keys.forEach(key -> terminal.line(row(key)));
    }
    return 0;
  }

  private static String row(Key key) {
    return ROW.formatted(
        key.id(),
        key.account(),
        key.hint(),
        key.created().truncatedTo(ChronoUnit.SECONDS),
        KeyJson.state(key),
        key.name());
  }
}
