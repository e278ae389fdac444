package dev.fovea.cli;

import dev.fovea.account.Created;
import dev.fovea.vision.MediaPolicy;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a key; its secret alone goes to the standard output, so that a script can take it. */
@Command(
    name = "create",
    description = "Makes an API key and shows its secret this once.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class KeyCreateCommand implements Callable<Integer> {
  private static final int NAME_MAX = 100;

  private final Terminal terminal;
  private final Map<String, String> environment;

  @Mixin private final SettingsOptions options = new SettingsOptions();
  @Mixin private final MediaOptions media = new MediaOptions();

  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = "key",
      description = "What you call it, such as the machine or program that uses it.")
  private String name = "key";

  @Option(names = "--json", description = "Print one JSON object instead.")
  private boolean json;

  KeyCreateCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.environment = environment;
  }

  @Override
  public Integer call() {
    if (name.isBlank() || name.length() > NAME_MAX || name.chars().anyMatch(c -> c < ' ')) {
      throw new Trouble("--name takes 1 to %d characters on one line.".formatted(NAME_MAX));
    }
    MediaPolicy policy = media.policy();
    Created created = KeyCommand.with(options, environment, keys -> keys.create(name, policy));
    if (json) {
      terminal.line(KeyJson.text(created));
      return 0;
    }
    terminal.complain(
        "Made %s '%s'. Its secret is not shown again:".formatted(created.key().id(), name));
    terminal.line(created.secret());
    return 0;
  }
}
