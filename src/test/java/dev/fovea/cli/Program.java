package dev.fovea.cli;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The program as a child process, with a data folder of its own and nothing else from here. */
public record Program(Path folder) {
  private static final int PATIENCE_SECONDS = 120;

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
    command.addAll(
        List.of(
            "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("-cp", classPath(), "dev.fovea.Main"));
    command.addAll(List.of(arguments));
    return command;
  }

  /** Ours, from any folder. */
  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
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
