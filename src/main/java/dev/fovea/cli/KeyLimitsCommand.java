package dev.fovea.cli;

import java.util.Map;
import org.jspecify.annotations.Nullable;
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
final class KeyLimitsCommand extends AdminCommand {
  @Mixin private final LimitOptions limits = new LimitOptions();

  @Parameters(paramLabel = "ID", description = "As in './run key list'.")
  private String id = "";

  KeyLimitsCommand(Terminal terminal, Map<String, String> environment) {
    super(terminal, environment);
  }

  @Override
  void check() {
    limits.fields();
  }

  @Override
  int run(Admin admin) {
    Map<String, @Nullable Object> changes = limits.fields();
    String key = KeyWords.path(id);
    print(
        changes.isEmpty() ? admin.get(key, Map.of()) : admin.ask("PATCH", key, Map.of(), changes));
    return 0;
  }
}
