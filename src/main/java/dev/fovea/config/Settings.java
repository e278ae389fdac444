package dev.fovea.config;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The values in force. Immutable, and safe for use by many threads.
 *
 * <p>Layers, the upper one wins: command line, environment, {@code fovea.yaml}, defaults.
 */
public final class Settings {
  private final Map<String, Object> values;
  private final Map<String, Node.Mapping> sections;

  private Settings(Map<String, Object> values, Map<String, Node.Mapping> sections) {
    this.values = Map.copyOf(values);
    this.sections = Map.copyOf(sections);
  }

  /** Nothing set: every setting has its default. */
  public static Settings defaults() {
    return new Settings(Map.of(), Map.of());
  }

  /**
   * Reads every layer.
   *
   * @param known every setting that there is
   * @param commandLine values by dotted name
   * @param environment all variables; those that start with {@code FOVEA_} must be known, and ones
   *     that are set to nothing count as not set
   * @param file the settings file, which must exist when it is named
   * @throws ConfigException that lists everything which is wrong
   */
  public static Settings load(
      List<Setting<?>> known,
      Map<String, String> commandLine,
      Map<String, String> environment,
      Optional<Path> file) {
    return load(
        known,
        commandLine,
        environment,
        file.map(YamlFile::read).orElse(new Node.Mapping(Map.of(), new Where("fovea.yaml", 1))));
  }

  static Settings load(
      List<Setting<?>> known,
      Map<String, String> commandLine,
      Map<String, String> environment,
      Node.Mapping file) {
    Layers layers = new Layers(known);
    layers.file(file, new Variables(environment));
    layers.environment(environment);
    layers.commandLine(commandLine);
    return new Settings(layers.values(), layers.sections());
  }

  /** The value in force. */
  @SuppressWarnings("unchecked") // put under the name by the setting's own parser, or by with()
  public <T> T get(Setting<T> setting) {
    Object value = values.get(setting.name());
    return value == null ? setting.fallback() : (T) value;
  }

  /** Whether somebody has set it. */
  public boolean isSet(Setting<?> setting) {
    return values.containsKey(setting.name());
  }

  /** A copy with one value changed. */
  public <T> Settings with(Setting<T> setting, T value) {
    Map<String, Object> changed = new HashMap<>(values);
    changed.put(setting.name(), value);
    return new Settings(changed, sections);
  }

  /** What the file says under {@code providers} or {@code models}. */
  public Optional<Node.Mapping> section(String name) {
    return Optional.ofNullable(sections.get(name));
  }
}
