package dev.fovea.cli;

import dev.fovea.Fovea;
import dev.fovea.config.Settings;
import dev.fovea.engine.inspect.InspectEngine;
import dev.fovea.media.picture.Pictures;
import dev.fovea.worker.Launch;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * Starts the platform, asks it some questions and ends: what the JVM sees meanwhile it writes into
 * the cache that makes later starts quick. A second platform has the first for a provider, so that
 * the way to an upstream is seen too. Its workers get caches of their own.
 */
@Command(name = "rehearse", hidden = true, description = "Used by the build.")
final class RehearseCommand implements Callable<Integer> {
  /** Enough for the JVM to notice what is hot. */
  private static final int QUESTIONS = 300;

  private static final String RELAYED = "rehearsal/relayed";

  private final Terminal terminal;

  RehearseCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    var picture = Picture.inline("sample", Sample.picture());
    Path file = Files.createTempFile("fovea-rehearsal", ".yaml");
    try (Platform first = Platform.inProcess(Settings.defaults(), Map.of(), Platform.BUILT_IN)) {
      ask(first, new Question(Platform.BUILT_IN, "Which format?", List.of(picture), true), 1);
      Files.writeString(file, provider(first));
      Settings settings = Settings.load(Fovea.SETTINGS, Map.of(), Map.of(), Optional.of(file));
      try (Platform second = Platform.inProcess(settings, Map.of(), Platform.BUILT_IN)) {
        ask(second, new Question(RELAYED, "Which format?", List.of(), false), QUESTIONS);
        ask(second, new Question(RELAYED, "Which format?", List.of(), true), QUESTIONS);
      }
    } finally {
      Files.delete(file);
    }
    for (Launch worker : List.of(Pictures.LAUNCH, InspectEngine.LAUNCH)) {
      worker.rehearse();
    }
    terminal.line("Rehearsed.");
    return 0;
  }

  private static void ask(Platform platform, Question question, int times) {
    var nobody = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    try (Asker asker = new Asker(new Terminal(nobody, nobody, false, false), platform)) {
      for (int i = 0; i < times; i++) {
        if (question.stream()) {
          asker.stream(question);
        } else {
          asker.json(question);
        }
      }
    }
  }

  private static String provider(Platform platform) {
    return """
    providers:
      rehearsal: {dialect: openai, base_url: "%s/v1", api_key: "%s"}
    models:
      %s: {input: [text], targets: [{provider: rehearsal, model: %s}]}
    """
        .formatted(platform.address(), platform.key().orElseThrow(), RELAYED, Platform.BUILT_IN);
  }
}
