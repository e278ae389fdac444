package dev.fovea.testkit.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The inputs of one target: its seeds, and those of a text file with an input in base64 on each
 * line. Behind a blank may stand what became of it once.
 */
final class Corpus {
  private static final Path KEPT = Path.of("src", "test", "resources", "fuzz");

  /** A longer input is no example but a burden. */
  private static final int BYTES_MAX = 1024;

  private final Path file;
  private final List<Input> inputs = new ArrayList<>();

  /**
   * Something to feed a target with.
   *
   * @param name for people
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  record Input(String name, byte[] bytes) {}

  private Corpus(FuzzTarget target) {
    this.file = KEPT.resolve(target.name() + ".txt");
    List<byte[]> seeds = target.seeds().toList();
    IntStream.range(0, seeds.size()).forEach(i -> inputs.add(new Input("seed " + i, seeds.get(i))));
    List<String> lines = lines();
    IntStream.range(0, lines.size()).forEach(i -> inputs.add(input(i + 1, lines.get(i))));
  }

  static Corpus of(FuzzTarget target) {
    return new Corpus(target);
  }

  Stream<Input> inputs() {
    return inputs.stream();
  }

  /** Writes each input into a file of its own. */
  void unpack(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (Input input : inputs) {
      Files.write(folder.resolve(input.name().replace(' ', '-')), input.bytes());
    }
  }

  /** Keeps the files that are new and small. */
  void keep(Path folder) throws IOException {
    Set<String> known = new HashSet<>();
    inputs.forEach(input -> known.add(base64(input.bytes())));
    List<String> lines = new ArrayList<>(lines());
    try (Stream<Path> files = Files.list(folder)) {
      for (Path each : files.sorted().toList()) {
        byte[] bytes = Files.readAllBytes(each);
        if (bytes.length > 0 && bytes.length <= BYTES_MAX && known.add(base64(bytes))) {
          lines.add(base64(bytes));
        }
      }
    }
    Files.createDirectories(KEPT);
    Files.write(file, lines, UTF_8);
  }

  private static Input input(int number, String line) {
    String[] words = line.split(" ", 2);
    String name = words.length > 1 ? words[1] : "line " + number;
    return new Input(name, Base64.getDecoder().decode(words[0]));
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private List<String> lines() {
    try {
      return Files.exists(file) ? Files.readAllLines(file, UTF_8) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
