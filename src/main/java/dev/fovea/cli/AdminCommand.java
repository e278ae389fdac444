package dev.fovea.cli;

import dev.fovea.config.Settings;
import dev.fovea.json.Json;
import dev.fovea.store.StoreSettings;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** What the commands share that administer a platform. */
abstract class AdminCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Map<String, String> environment;

  @Mixin private final SettingsOptions options = new SettingsOptions();

  @Option(names = "--json", description = "Print JSON instead, as the admin API answers it.")
  private boolean json;

  AdminCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.environment = environment;
  }

  @Override
  public final Integer call() {
    check();
    try (Admin admin = open(options.load(environment, Map.of()))) {
      return run(admin);
    }
  }

  /**
   * Looks at the options before anything is opened.
   *
   * @throws Trouble for what cannot be
   */
  void check() {}

  /** Does what the command is for; the exit code. */
  abstract int run(Admin admin);

  /** A command whose class serves several, with the words for this one. */
  static CommandLine line(AdminCommand command, String description) {
    var line = new CommandLine(command);
    line.getCommandSpec().usageMessage().description(description);
    return line;
  }

  final Terminal terminal() {
    return terminal;
  }

  final boolean json() {
    return json;
  }

  /** Prints an answer for a program. */
  final void print(JsonNode answer) {
    terminal.line(new String(Json.write(answer), StandardCharsets.UTF_8));
  }

  /** The server on the data folder, when one runs; else the folder, or the database, itself. */
  private static Admin open(Settings settings) {
    return ServerAdmin.on(settings.get(StoreSettings.DATA))
        .map(Admin.class::cast)
        .orElseGet(() -> DirectAdmin.open(settings));
  }
}
