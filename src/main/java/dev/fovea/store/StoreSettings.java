package dev.fovea.store;

import dev.fovea.config.Setting;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where the data lies. */
public final class StoreSettings {
  public static final Setting<Path> DATA =
      new Setting<>(
          "data",
          home(),
          "~/.local/share/fovea",
          "a path",
          false,
          "The folder that holds what outlives the process: the database. It is made at the first"
              + " start, for its owner alone. The default follows the system: $XDG_DATA_HOME/fovea"
              + " where that is set, ~/Library/Application Support/fovea on macOS,"
              + " %LOCALAPPDATA%\\fovea on Windows.",
          Path::of);

  public static final Setting<Optional<String>> DATABASE =
      Setting.secret(
          "database",
          "The address of a PostgreSQL database to use instead of the SQLite file fovea.db in the"
              + " data folder: postgresql://user:password@host:5432/database?sslmode=verify-full."
              + " Servers that are to share accounts, keys and credit name the same.");

  public static final List<Setting<?>> ALL = List.of(DATA, DATABASE);

  private StoreSettings() {}

  private static Path home() {
    Path user = Path.of(System.getProperty("user.home", "."));
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (system.contains("mac")) {
      return user.resolve("Library/Application Support/fovea");
    }
    boolean windows = system.contains("windows");
    Path fallback = user.resolve(windows ? "AppData/Local" : ".local/share");
    return folder(windows ? "LOCALAPPDATA" : "XDG_DATA_HOME").orElse(fallback).resolve("fovea");
  }

  /** Relative values are to be ignored, says the XDG base directory specification. */
  private static Optional<Path> folder(String variable) {
    return Optional.ofNullable(System.getenv(variable))
        .filter(text -> !text.isBlank())
        .map(Path::of)
        .filter(Path::isAbsolute);
  }
}
