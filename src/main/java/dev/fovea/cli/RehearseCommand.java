package dev.fovea.cli;

import dev.fovea.config.Settings;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * Starts the platform, asks it one question and ends: what the JVM sees meanwhile it writes into
 * the cache that makes later starts quick.
 */
@Command(name = "rehearse", hidden = true, description = "Used by the build.")
final class RehearseCommand implements Callable<Integer> {
  private final Terminal terminal;

  RehearseCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    var nobody = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    var quiet = new Terminal(nobody, nobody, false, false);
    var picture = Picture.inline("sample", Sample.picture());
    var question = new Question(Platform.BUILT_IN, "Which format?", List.of(picture), true);
    try (Platform platform = Platform.inProcess(Settings.defaults(), Map.of(), Platform.BUILT_IN);
        Asker asker = new Asker(quiet, platform)) {
      asker.stream(question);
    }
    terminal.line("Rehearsed.");
    return 0;
  }
}
