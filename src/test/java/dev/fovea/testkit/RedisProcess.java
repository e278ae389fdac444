package dev.fovea.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real Redis or Valkey on a free port of loopback, that keeps nothing: the one that is installed
 * here, else the one that a library brings along for this system. It can be stopped, started again
 * on the same port, and paused.
 */
public final class RedisProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String LINUX = "/redis-server-6.2.6-v5-linux-amd64";
  private static final String LINUX_ARM = "/redis-server-6.2.7-linux-arm64";
  private static final String MAC = "/redis-server-6.2.6-v5-darwin-amd64";
  private static final String MAC_ARM = "/redis-server-6.2.6-v5-darwin-arm64";

  private final Path folder;
  private final String program;
  private final int port;
  private Process process;

  private RedisProcess(Path folder, String program, int port) throws IOException {
    this.folder = folder;
    this.program = program;
    this.port = port;
    this.process = launch();
  }

  public static RedisProcess start() {
    try {
      Path folder = Files.createTempDirectory("fovea-redis-");
      var redis = new RedisProcess(folder, program(folder), freePort());
      redis.awaitAnswer();
      return redis;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String url() {
    return "redis://127.0.0.1:" + port;
  }

  /** Its answer to a command, as its first line stands: {@code :1}, {@code +OK}, {@code $-1}. */
  public String command(String command) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout((int) PATIENCE.toMillis());
      socket.getOutputStream().write((command + "\r\n").getBytes(US_ASCII));
      var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
      return Objects.requireNonNullElse(in.readLine(), "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Kills it, as a power cut would. */
  public void stop() {
    process.destroyForcibly();
    try {
      assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Starts it again after {@link #stop}, empty. */
  public void restart() {
    try {
      process = launch();
      awaitAnswer();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets it hear nothing until {@link #resume}. */
  public void pause() {
    Signals.send("STOP", process.toHandle());
  }

  public void resume() {
    Signals.send("CONT", process.toHandle());
  }

  @Override
  public void close() {
    resume();
    stop();
    try (Stream<Path> files = Files.list(folder)) {
      files.forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    folder.toFile().delete();
  }

  private Process launch() throws IOException {
    return new ProcessBuilder(
            program,
            "--port",
            Integer.toString(port),
            "--bind",
            "127.0.0.1",
            "--save",
            "",
            "--appendonly",
            "no",
            "--dir",
            folder.toString())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private void awaitAnswer() {
    Deadline.until(
        PATIENCE,
        () -> {
          assertThat(process.isAlive()).as(program + " runs").isTrue();
          return answers();
        });
  }

  private boolean answers() {
    try {
      return command("PING").equals("+PONG");
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static String program(Path folder) throws IOException {
    Optional<String> installed =
        Stream.of("valkey-server", "redis-server").flatMap(RedisProcess::onPath).findFirst();
    return installed.isPresent() ? installed.get() : unpacked(folder);
  }

  private static Stream<String> onPath(String name) {
    return Stream.of(System.getenv("PATH").split(":", -1))
        .map(place -> Path.of(place, name))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .limit(1);
  }

  private static String unpacked(Path folder) throws IOException {
    boolean mac = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac");
    boolean arm = System.getProperty("os.arch").equals("aarch64");
    String packed = mac ? (arm ? MAC_ARM : MAC) : (arm ? LINUX_ARM : LINUX);
    Path program = folder.resolve("redis-server");
    try (InputStream in = RedisProcess.class.getResourceAsStream(packed)) {
      Files.copy(Objects.requireNonNull(in, packed), program);
    }
    assertThat(program.toFile().setExecutable(true)).isTrue();
    return program.toString();
  }
}
