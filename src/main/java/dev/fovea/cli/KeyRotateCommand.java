package dev.fovea.cli;

import dev.fovea.account.Created;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gives a key another secret. */
@Command(
    name = "rotate",
    description = {
      "Gives a key a new secret, and shows it this once.",
      "The old one is refused within a second; id, name and limits stay."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class KeyRotateCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Map<String, String> environment;

  @Mixin private final SettingsOptions options = new SettingsOptions();

  @Option(names = "--json", description = "Print one JSON object instead.")
  private boolean json;

  @Parameters(paramLabel = "ID", description = "As in './run key list'.")
  private String id = "";

  KeyRotateCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Created rotated = KeyCommand.with(options, environment, keys -> keys.rotate(id));
    KeyCommand.show(terminal, rotated, json, "Rotated");
    return 0;
  }
}
