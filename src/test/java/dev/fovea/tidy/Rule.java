package dev.fovea.tidy;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A law about one file. */
interface Rule {

  /** What is wrong with the file, a line each. */
  Stream<String> faults(Path file, List<String> lines);

  /** A law about each line on its own. */
  static Rule lines(String name, LineTest broken) {
    return (file, lines) ->
        IntStream.range(0, lines.size())
            .filter(i -> broken.test(file, lines.get(i)))
            .mapToObj(i -> "%s:%d: %s: %s".formatted(file, i + 1, name, lines.get(i).strip()));
  }

  /** Whether a line breaks a law. */
  interface LineTest {
    boolean test(Path file, String line);
  }
}
