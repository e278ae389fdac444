package dev.fovea.worker;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What the JVM has seen of a child at its last rehearsal: classes come linked, so that a child is
 * up in two thirds of the time. It lies beside the program's jar, and is of use to that jar and
 * that JVM alone; a child without it only starts slower.
 *
 * @param program the jar
 */
record WorkerCache(Path file, Path program) {
  private static final long REHEARSAL_SECONDS = 60;

  /** A cache that is older than the program is of another program; the JVM would say so aloud. */
  List<String> flags() {
    return current() ? List.of("-XX:AOTCache=" + file) : List.of();
  }

  private boolean current() {
    try {
      return Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(program)) > 0;
    } catch (IOException none) {
      return false;
    }
  }

  /**
   * Lets a child prepare itself and end, and the JVM write down what it saw; blocks. The child is
   * not told that the folder is its own to delete: the JVM is still at work there when it has
   * ended.
   */
  void rehearse(Launch launch) throws IOException, InterruptedException {
    Files.deleteIfExists(file);
    Path folder = WorkerFolder.create();
    try {
      Process child =
          launch
              .in(folder, List.of("-Djava.io.tmpdir=" + folder, "-XX:AOTCacheOutput=" + file))
              .redirectOutput(Redirect.DISCARD)
              .redirectError(Redirect.DISCARD)
              .start();
      child.getOutputStream().close();
      if (!child.waitFor(REHEARSAL_SECONDS, TimeUnit.SECONDS)) {
        child.destroyForcibly().waitFor();
        Files.deleteIfExists(file);
      }
    } finally {
      WorkerFolder.delete(folder);
    }
  }
}
