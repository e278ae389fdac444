package dev.fovea.e2e;

import dev.fovea.testkit.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The server in a process of its own: prints its port, and ends with its standard input. */
final class SmallServer {
  private SmallServer() {}

  /** Starts with the settings file that is its only argument. */
  public static void main(String[] arguments) throws IOException {
    try (var server = TestServer.start(Files.readString(Path.of(arguments[0])))) {
      System.out.println("port " + server.port());
      while (System.in.read() >= 0) {}
    }
  }
}
