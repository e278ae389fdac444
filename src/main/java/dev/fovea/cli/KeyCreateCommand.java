package dev.fovea.cli;

import dev.fovea.account.Accounts;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a key. */
@Command(
    name = "create",
    description = "Makes an API key and shows its secret this once.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class KeyCreateCommand extends AdminCommand {
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

  KeyCreateCommand(Terminal terminal, Map<String, String> environment) {
    super(terminal, environment);
  }

  @Override
  void check() {
    media.fields();
    limits.fields();
  }

  @Override
  int run(Admin admin) {
    Map<String, @Nullable Object> body = new LinkedHashMap<>(limits.fields());
    body.put("account", account);
    body.put("name", name);
    body.put("media_policy", media.fields());
    KeyWords.show(this, admin.ask("POST", "/keys", Map.of(), body), "Made");
    return 0;
  }
}
