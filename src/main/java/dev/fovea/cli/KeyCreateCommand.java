package dev.fovea.cli;

import dev.fovea.account.Accounts;
import dev.fovea.account.Created;
import dev.fovea.account.KeyLimits;
import dev.fovea.vision.MediaPolicy;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a key. */
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
  @Mixin private final LimitOptions limits = new LimitOptions();

  @Option(
      names = "--account",
      paramLabel = "ID",
      defaultValue = Accounts.DEFAULT,
      description = "Who pays for what it does; the account 'default' unless said otherwise.")
  private String account = Accounts.DEFAULT;

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
    KeyLimits allowed = limits.over(KeyLimits.NONE);
    Created created =
        KeyCommand.with(options, environment, keys -> keys.create(account, name, allowed, policy));
    KeyCommand.show(terminal, created, json, "Made");
    return 0;
  }
}
