package dev.fovea.cli;

import dev.fovea.error.FailureException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Ends keys. */
@Command(
    name = "revoke",
    description = "Ends API keys; running servers refuse them within a second.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class KeyRevokeCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Map<String, String> environment;

  @Mixin private final SettingsOptions options = new SettingsOptions();

  @Parameters(arity = "1..*", paramLabel = "ID", description = "As in './run key list'.")
  private List<String> ids = List.of();

  KeyRevokeCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.environment = environment;
  }

  @Override
  public Integer call() {
    return KeyCommand.with(
        options,
        environment,
        keys -> {
          int failures = 0;
          for (String id : ids) {
            try {
              keys.revoke(id);
              terminal.line("Revoked " + id + ".");
            } catch (FailureException e) {
              terminal.complain(e.getMessage() + " './run key list' shows them.");
              failures = 1;
            }
          }
          return failures;
        });
  }
}
