package dev.fovea.cli;

import dev.fovea.store.StoreCopy;
import dev.fovea.store.StoreSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Copies SQLite's file into an empty PostgreSQL database. */
@Command(
    name = "copy",
    description =
        "Copies everything from SQLite into an empty PostgreSQL database, in one transaction, and"
            + " compares counts and sums. Stop the server before.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class StoreCopyCommand implements Callable<Integer> {
  private static final String FILE = "fovea.db";

  private final Terminal terminal;
  private final Map<String, String> environment;

  @Mixin private final SettingsOptions options = new SettingsOptions();

  @Option(
      names = "--from",
      paramLabel = "FOLDER",
      description = "The data folder, or the file fovea.db in it; else that of the settings.")
  private Optional<Path> from = Optional.empty();

  @Option(
      names = "--to",
      required = true,
      paramLabel = "ADDRESS",
      description = "As in postgresql://user:password@host:5432/database.")
  private String target = "";

  StoreCopyCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Path folder = folder();
    if (Files.notExists(folder.resolve(FILE))) {
      throw new Trouble("There is no %s in %s.".formatted(FILE, folder));
    }
    refuseUnderAServer(folder);
    Map<String, Long> copied = StoreCopy.copy(folder, target);
    copied.forEach((table, rows) -> terminal.line("%-16s %d".formatted(table, rows)));
    terminal.complain("Copied, and compared. Start with FOVEA_DATABASE set to the new address.");
    return 0;
  }

  /** What it charges after the copy would be missing there. */
  private static void refuseUnderAServer(Path folder) {
    ServerAdmin.on(folder)
        .ifPresent(server -> {
          server.close();
          throw new Trouble("A server runs on %s. Stop it, then copy.".formatted(folder));
        });
  }

  private Path folder() {
    return from.map(path -> Files.isRegularFile(path) ? parent(path) : path)
        .orElseGet(() -> options.load(environment, Map.of()).get(StoreSettings.DATA));
  }

  private static Path parent(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    return folder == null ? file : folder;
  }
}
