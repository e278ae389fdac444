package dev.fovea.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.cli.Program;
import dev.fovea.testkit.Signals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The real server as a process of its own, to be stopped, or killed. */
final class Replica implements AutoCloseable {
  /** The first key of every replica. */
  static final String KEY = "fv-proof-0123456789abcdef0123456789abcdef";

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Process process;
  private final Path out;
  private final Path err;

  private Replica(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /**
   * Starts a server and returns when it is ready.
   *
   * @param folder where it runs, with its {@code data}
   * @param yaml its settings file
   * @param settings by name, over the file
   */
  static Replica start(Path folder, String yaml, Map<String, String> settings) {
    return start(folder, yaml, settings, Map.of());
  }

  /**
   * The same, with an environment.
   *
   * @param more variables of its environment
   */
  static Replica start(
      Path folder, String yaml, Map<String, String> settings, Map<String, String> more) {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("fovea.yaml"), yaml);
      Path out = Files.createTempFile(folder, "out", ".txt");
      Path err = Files.createTempFile(folder, "err", ".txt");
      Map<String, String> variables = environment(settings);
      variables.putAll(more);
      var replica = new Replica(new Program(folder).start(out, err, variables, "serve"), out, err);
      replica.address();
      return replica;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> environment(Map<String, String> settings) {
    Map<String, String> variables = new HashMap<>();
    variables.put("FOVEA_PORT", "0");
    variables.put("FOVEA_BOOTSTRAP_KEY", KEY);
    variables.put("FOVEA_MEDIA_WARM", "false");
    settings.forEach((name, value) ->
        variables.put("FOVEA_" + name.toUpperCase(Locale.ROOT).replace('.', '_'), value));
    return variables;
  }

  /** Waits for it. */
  URI address() {
    return Program.address(process, out, err);
  }

  /** What it wrote to its log so far. */
  String log() {
    return Program.text(err);
  }

  /** Sends SIGTERM and returns at once. */
  void terminate() {
    process.destroy();
  }

  /** Sends SIGKILL and returns when it is dead. */
  void kill() {
    process.destroyForcibly();
    ended();
  }

  /** Sends a signal by name, such as {@code STOP}. */
  void signal(String name) {
    Signals.send(name, process.toHandle());
  }

  boolean alive() {
    return process.isAlive();
  }

  /** Waits for its end; the exit code. */
  int ended() {
    try {
      assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as(this::log).isTrue();
      return process.exitValue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    kill();
  }
}
