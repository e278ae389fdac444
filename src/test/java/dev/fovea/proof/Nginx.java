package dev.fovea.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.testkit.Deadline;
import dev.fovea.testkit.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A real nginx with {@code deploy/nginx.conf}: as it is, but for addresses, which are no names that
 * older ones could not look up again.
 */
final class Nginx implements AutoCloseable {
  private static final Path CONFIG = Path.of("deploy", "nginx.conf");
  private static final int PATIENCE_SECONDS = 10;

  /** Started by root, its workers would be nobody, to whom the folder of a test is closed. */
  private static final String USER =
      System.getProperty("user.name").equals("root") ? " user root;" : "";

  private final Process process;
  private final Path said;
  private final int port;

  private Nginx(Process process, Path said, int port) {
    this.process = process;
    this.said = said;
    this.port = port;
  }

  /** Before two servers; with its files in this folder. */
  static Nginx start(Path folder, Replica one, Replica other) {
    String program = Tool.program("nginx").toString();
    try {
      int port = freePort();
      String config =
          Files.readString(CONFIG)
              .replace(" resolve ", " ")
              .replace("fovea-1:8080", "127.0.0.1:" + one.address().getPort())
              .replace("fovea-2:8080", "127.0.0.1:" + other.address().getPort())
              .replace("listen 8080", "listen 127.0.0.1:" + port)
              .replace("/run/nginx.pid", folder.resolve("nginx.pid").toString())
              .replace("http {", "http {\n  client_body_temp_path body; proxy_temp_path proxy;");
      Path file = Files.writeString(folder.resolve("nginx.conf"), config);
      Path said = folder.resolve("nginx.txt");
      Process process =
          new ProcessBuilder(
                  program,
                  "-p",
                  folder.toString(),
                  "-c",
                  file.toString(),
                  "-g",
                  "daemon off;" + USER)
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      var nginx = new Nginx(process, said, port);
      Deadline.until(nginx::listens);
      return nginx;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return port;
  }

  private boolean listens() {
    assertThat(process.isAlive()).as(this::text).isTrue();
    try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** What it has logged. */
  String text() {
    try {
      return Files.readString(said);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as(this::text).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
