package dev.fovea.cli;

import dev.fovea.config.Settings;
import dev.fovea.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells what is on, what is off, and the command that turns it on. */
@Command(
    name = "doctor",
    description = "Tells what is on, what is off, and the command that turns it on.",
    footer = {"", "Exit code 1 when something keeps Fovea from working; what is off is a choice."},
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class DoctorCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Map<String, String> environment;

  @Mixin private final SettingsOptions options = new SettingsOptions();

  @Option(names = "--json", description = "Print a JSON array instead.")
  private boolean json;

  DoctorCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Settings settings = options.load(environment, Map.of());
    terminal.status("Looking …");
    List<Check> checks =
        Stream.of(
                MachineChecks.all(settings),
                ModelChecks.all(settings, environment),
                ToolChecks.all(environment))
            .flatMap(List::stream)
            .toList();
    if (json) {
      List<Map<String, String>> rows = checks.stream().map(DoctorCommand::fields).toList();
      terminal.line(new String(Json.writeValue(rows), StandardCharsets.UTF_8));
    } else {
      print(checks);
    }
    return checks.stream().anyMatch(check -> check.state() == Check.State.MISSING) ? 1 : 0;
  }

  private void print(List<Check> checks) {
    String group = "";
    for (Check check : checks) {
      if (!check.group().equals(group)) {
        group = check.group();
        terminal.line(terminal.bold(group));
      }
      terminal.line("  %-7s  %-14s  %s".formatted(state(check), check.name(), check.detail()));
      check.fix().ifPresent(fix -> terminal.line(" ".repeat(27) + terminal.faint("→ " + fix)));
    }
  }

  private static Map<String, String> fields(Check check) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("group", check.group());
    fields.put("name", check.name());
    fields.put("state", state(check));
    fields.put("detail", check.detail());
    fields.put("fix", check.fix().orElse(""));
    return fields;
  }

  private static String state(Check check) {
    return check.state().name().toLowerCase(Locale.ROOT);
  }
}
