package dev.fovea.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Programs of the system that some tests need and {@code ./run test} installs where it may. Where
 * one is absent its tests are skipped and say so; with {@code CI=true} they fail, so that no build
 * is green by absence.
 */
public final class Tool {
  /** Debian keeps servers where users do not look. */
  private static Stream<String> path() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.concat(Arrays.stream(path.split(":", -1)), Stream.of("/usr/sbin", "/sbin"));
  }

  private Tool() {}

  /** Where a program is. */
  public static Path program(String name) {
    return path()
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> absent(name));
  }

  /** A library, by its path within the folders where Linux keeps them. */
  public static Path library(String path) {
    return Stream.of(
            "/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64", "/usr/lib")
        .map(folder -> Path.of(folder, path))
        .filter(Files::exists)
        .findFirst()
        .orElseThrow(() -> absent(path));
  }

  /** Goes on only where this is so: that we are root, say. */
  public static void require(boolean so, String what) {
    if (!so) {
      throw absent(what);
    }
  }

  /** Skips the test, or fails it. */
  private static AssertionError absent(String what) {
    String said = what + " is not here, and this test needs it";
    if (!"true".equals(System.getenv("CI"))) {
      Assumptions.abort(said);
    }
    return new AssertionError(said + ": CI=true wants everything tested");
  }
}
