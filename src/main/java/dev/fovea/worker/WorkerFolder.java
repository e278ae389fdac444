package dev.fovea.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder that a child works in: native libraries are unpacked there, and a child that is killed
 * cannot tidy up, so whoever of the two lives longer removes it.
 */
final class WorkerFolder {
  private static final String PROPERTY = "fovea.worker.folder";

  private WorkerFolder() {}

  static Path create() throws IOException {
    return Files.createTempDirectory("fovea-worker-");
  }

  /** The flags that tell a child where its folder is. */
  static List<String> flags(Path folder) {
    return List.of("-Djava.io.tmpdir=" + folder, "-D" + PROPERTY + "=" + folder);
  }

  /** Called by the child when it needs it no more, or when its server has gone. */
  static void deleteOwn() {
    String own = System.getProperty(PROPERTY, "");
    if (!own.isEmpty()) {
      delete(Path.of(own));
    }
  }

  /** Removes what can be removed; the other side may be at it as well. */
  static void delete(Path folder) {
    try (Stream<Path> found = Files.walk(folder)) {
      for (Path path : found.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException | UncheckedIOException _) {
      // A temporary folder: what is left over is the system's to sweep.
    }
  }
}
