package dev.fovea.cli;

import dev.fovea.Fovea;
import dev.fovea.config.Settings;
import dev.fovea.store.StoreSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** The options that every command shares which reads settings. */
final class SettingsOptions {
  /**
   * Variables of the command line itself; the others that start with {@code FOVEA_} are settings.
   */
  static final String CONFIG = "FOVEA_CONFIG";

  static final String URL = "FOVEA_URL";
  static final String KEY = "FOVEA_KEY";

  private static final Path HERE = Path.of("fovea.yaml");

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description = "Folder of the database. Also FOVEA_DATA.")
  Optional<String> data = Optional.empty();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Settings file. Also FOVEA_CONFIG; else fovea.yaml in this folder, if any.")
  Optional<Path> config = Optional.empty();

  /**
   * The settings in force.
   *
   * @param more values from a command's own options, by setting's name
   */
  Settings load(Map<String, String> environment, Map<String, String> more) {
    Map<String, String> options = new HashMap<>(more);
    data.ifPresent(folder -> options.put(StoreSettings.DATA.name(), folder));
    Map<String, String> variables = new HashMap<>(environment);
    variables.keySet().removeAll(Set.of(CONFIG, URL, KEY));
    return Settings.load(Fovea.SETTINGS, options, variables, file(environment));
  }

  private Optional<Path> file(Map<String, String> environment) {
    return config
        .or(() -> variable(environment, CONFIG).map(Path::of))
        .or(() -> Optional.of(HERE).filter(Files::exists));
  }

  static Optional<String> variable(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }
}
