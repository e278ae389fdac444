package dev.fovea.cli;

import java.util.Map;
import picocli.CommandLine.Command;
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
final class KeyRotateCommand extends AdminCommand {
  @Parameters(paramLabel = "ID", description = "As in './run key list'.")
  private String id = "";

  KeyRotateCommand(Terminal terminal, Map<String, String> environment) {
    super(terminal, environment);
  }

  @Override
  int run(Admin admin) {
    String path = KeyWords.path(id) + "/rotate";
    KeyWords.show(this, admin.ask("POST", path, Map.of(), Map.of()), "Rotated");
    return 0;
  }
}
