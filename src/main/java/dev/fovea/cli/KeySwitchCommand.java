package dev.fovea.cli;

import dev.fovea.error.FailureException;
import dev.fovea.json.Json;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Does one thing to each of some keys: revokes, disables or enables them. */
@Command(mixinStandardHelpOptions = true, versionProvider = Version.class)
final class KeySwitchCommand extends AdminCommand {
  private final String done;
  private final BiFunction<Admin, String, ObjectNode> task;

  @Parameters(arity = "1..*", paramLabel = "ID", description = "As in './run key list'.")
  private List<String> ids = List.of();

  /**
   * @param done what is said of each, as in {@code Revoked}
   * @param task does it to the key at a path, and answers with the key
   */
  private KeySwitchCommand(
      Terminal terminal,
      Map<String, String> environment,
      String done,
      BiFunction<Admin, String, ObjectNode> task) {
    super(terminal, environment);
    this.done = done;
    this.task = task;
  }

  static CommandLine off(Terminal terminal, Map<String, String> environment) {
    return line(
        new KeySwitchCommand(terminal, environment, "Disabled", disabling(true)),
        "Refuses API keys until they are enabled again.");
  }

  static CommandLine on(Terminal terminal, Map<String, String> environment) {
    return line(
        new KeySwitchCommand(terminal, environment, "Enabled", disabling(false)),
        "Takes disabled API keys back into use.");
  }

  static CommandLine end(Terminal terminal, Map<String, String> environment) {
    return line(
        new KeySwitchCommand(
            terminal,
            environment,
            "Revoked",
            (admin, key) -> admin.ask("POST", key + "/revoke", Map.of(), Map.of())),
        "Ends API keys for good; running servers refuse them within a second.");
  }

  private static BiFunction<Admin, String, ObjectNode> disabling(boolean off) {
    return (admin, key) -> admin.ask("PATCH", key, Map.of(), Map.of("disabled", off));
  }

  @Override
  int run(Admin admin) {
    ArrayNode keys = Json.object().putArray("data");
    for (String id : ids) {
      try {
        keys.add(task.apply(admin, KeyWords.path(id)));
        if (!json()) {
          terminal().line(done + " " + id + ".");
        }
      } catch (FailureException | Trouble e) {
        terminal().complain(e.getMessage() + " './run key list' shows them.");
      }
    }
    if (json()) {
      print(keys);
    }
    return keys.size() == ids.size() ? 0 : 1;
  }
}
