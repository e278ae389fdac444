package dev.fovea.cli;

import dev.fovea.account.Keys;
import dev.fovea.error.FailureException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Does one thing to each of some keys: revokes, disables or enables them. */
@Command(mixinStandardHelpOptions = true, versionProvider = Version.class)
final class KeySwitchCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Map<String, String> environment;
  private final String done;
  private final BiConsumer<Keys, String> task;

  @Mixin private final SettingsOptions options = new SettingsOptions();

  @Option(names = "--json", description = "Print a JSON array of the keys instead.")
  private boolean json;

  @Parameters(arity = "1..*", paramLabel = "ID", description = "As in './run key list'.")
  private List<String> ids = List.of();

  /**
   * @param done what is said of each, as in {@code Revoked}
   */
  KeySwitchCommand(
      Terminal terminal,
      Map<String, String> environment,
      String done,
      BiConsumer<Keys, String> task) {
    this.terminal = terminal;
    this.environment = environment;
    this.done = done;
    this.task = task;
  }

  @Override
  public Integer call() {
    return KeyCommand.with(options, environment, this::each);
  }

  private int each(Keys keys) {
    int failures = 0;
    for (String id : ids) {
      try {
        task.accept(keys, id);
        if (!json) {
          terminal.line(done + " " + id + ".");
        }
      } catch (FailureException e) {
        terminal.complain(e.getMessage() + " './run key list' shows them.");
        failures = 1;
      }
    }
    if (json) {
      terminal.line(KeyJson.text(ids.stream().flatMap(id -> keys.key(id).stream()).toList()));
    }
    return failures;
  }
}
