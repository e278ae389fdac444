package dev.fovea.cli;

import dev.fovea.account.Key;
import dev.fovea.account.Keys;
import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows or changes what a key may do. */
@Command(
    name = "limits",
    description = {
      "Changes what a key may do, and prints the key as JSON.",
      "Limits that are not named stay; 'none' takes one away. Running servers notice within a second."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class KeyLimitsCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Map<String, String> environment;

  @Mixin private final SettingsOptions options = new SettingsOptions();
  @Mixin private final LimitOptions limits = new LimitOptions();

  @Parameters(paramLabel = "ID", description = "As in './run key list'.")
  private String id = "";

  KeyLimitsCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.environment = environment;
  }

  @Override
  public Integer call() {
    terminal.line(KeyJson.text(KeyCommand.with(options, environment, this::changed)));
    return 0;
  }

  private Key changed(Keys keys) {
    if (limits.any()) {
      keys.limit(id, limits.over(key(keys).limits()));
    }
    return key(keys);
  }

  private Key key(Keys keys) {
    return keys.key(id).orElseThrow(() -> new FailureException(new Failure.KeyNotFound(id)));
  }
}
