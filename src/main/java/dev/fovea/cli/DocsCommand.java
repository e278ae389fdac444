package dev.fovea.cli;

import dev.fovea.ReferencePages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Writes the generated pages of the documentation anew. */
@Command(
    name = "docs",
    description = "Writes the generated pages under docs/reference anew from the program.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class DocsCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      arity = "0..1",
      paramLabel = "FOLDER",
      defaultValue = "docs/reference",
      description = "Where to; ${DEFAULT-VALUE} by default.")
  private Path folder = Path.of("docs/reference");

  DocsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    for (Map.Entry<String, String> page : ReferencePages.all().entrySet()) {
      write(folder.resolve(page.getKey()), page.getValue());
    }
    return 0;
  }

  private void write(Path file, String text) {
    try {
      Files.createDirectories(folder);
      Files.writeString(file, text);
      terminal.line("Wrote " + file);
    } catch (IOException e) {
      throw new Trouble("'%s' cannot be written: %s.".formatted(file, e.getMessage()));
    }
  }
}
