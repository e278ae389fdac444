package dev.fovea.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** One example of one of the five documents, as it is printed there. */
record Seed(String document, String file) {
  static final Path ROOT = Path.of("src/test/resources/seeds");

  /** Every example, by document and number. */
  static List<Seed> all() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT, 2)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.toString().endsWith(".response.json"))
          .sorted()
          .map(file -> new Seed(file.getName(file.getNameCount() - 2).toString(), name(file)))
          .toList();
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  String id() {
    return document + "/" + file;
  }

  String text() throws IOException {
    return Files.readString(ROOT.resolve(document).resolve(file));
  }
}
