package dev.fovea.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.testkit.Deadline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The program as {@code ./run} has built and starts it, as a child process, with a data folder of
 * its own and nothing else from here.
 */
public record Program(Path folder) {
  private static final int PATIENCE_SECONDS = 120;

  /** For a server to begin, or to end. */
  private static final Duration SERVER_PATIENCE = Duration.ofSeconds(60);

  private static final Pattern ADDRESS = Pattern.compile(" at (http://127\\.0\\.0\\.1:\\d+)\\D");
  private static final Path APP = Path.of("target", "app").toAbsolutePath();
  private static final Path JAR = APP.resolve("fovea.jar");

  /** Without the second compiler: what a test starts does not live for long. */
  private static final List<String> FLAGS =
      List.of(
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC",
          "-XX:+UseCompactObjectHeaders",
          "--enable-native-access=ALL-UNNAMED",
          "-XX:AOTCache=" + APP.resolve("fovea.aot"),
          "-Xlog:disable",
          "-Xlog:all=error:stderr");

  /** How a command ended. */
  public record Ended(int code, String out, String err) {}

  public Ended run(String... arguments) throws IOException, InterruptedException {
    return run(new byte[0], arguments);
  }

  public Ended run(byte[] input, String... arguments) throws IOException, InterruptedException {
    return run(input, Map.of(), arguments);
  }

  /**
   * Runs a command to its end.
   *
   * @param more variables of the environment
   */
  public Ended run(byte[] input, Map<String, String> more, String... arguments)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile(folder, "out", ".txt");
    Path err = Files.createTempFile(folder, "err", ".txt");
    Process process = start(out, err, more, arguments);
    try (var stdin = process.getOutputStream()) {
      stdin.write(input);
    }
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException("did not end: " + List.of(arguments));
    }
    return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  public Process start(Path out, Path err, Map<String, String> more, String... arguments)
      throws IOException {
    if (!Files.exists(JAR)) {
      throw new IllegalStateException(JAR + " is absent: './run test' makes it");
    }
    var builder = new ProcessBuilder(command(arguments));
    builder.directory(folder.toFile());
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("FOVEA_") || isKey(name));
    builder.environment().put("FOVEA_DATA", folder.resolve("data").toString());
    builder.environment().put("FOVEA_ENGINES_DISCOVER", "false");
    builder.environment().put("LC_ALL", "C");
    builder.environment().putAll(more);
    return builder.start();
  }

  private static boolean isKey(String variable) {
    return variable.endsWith("_API_KEY");
  }

  private static List<String> command(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FLAGS);
    command.addAll(List.of("-cp", JAR.toString(), "dev.fovea.Main"));
    command.addAll(List.of(arguments));
    return command;
  }

  /**
   * Where a server listens that {@link #start} has started: waits until it says so.
   *
   * @param out what it prints
   * @param err what it logs; told when it ends instead
   */
  public static URI address(Process server, Path out, Path err) {
    Deadline.until(SERVER_PATIENCE, () -> ADDRESS.matcher(text(out)).find() || !server.isAlive());
    Matcher said = ADDRESS.matcher(text(out));
    assertThat(said.find()).as(() -> text(err)).isTrue();
    return URI.create(said.group(1));
  }

  /** Ends a server and its workers as a service manager does. */
  public static void end(Process server) throws InterruptedException {
    List<ProcessHandle> workers = server.descendants().toList();
    server.destroy();
    assertThat(server.waitFor(SERVER_PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    for (ProcessHandle worker : workers) {
      worker.onExit().orTimeout(SERVER_PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }
  }

  /** The text of a file that somebody else is still writing. */
  public static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
