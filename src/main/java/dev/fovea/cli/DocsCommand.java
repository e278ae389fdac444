package dev.fovea.cli;

import dev.fovea.ReferencePages;
import java.io.IOException;
import java.nio.file.Path;
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
    try {
      ReferencePages.writeTo(folder);
    } catch (IOException e) {
      throw new Trouble("'%s' cannot be written: %s.".formatted(folder, e.getMessage()));
    }
    ReferencePages.all().keySet().stream()
        .sorted()
        .forEach(page -> terminal.line("Wrote " + folder.resolve(page)));
    return 0;
  }
}
