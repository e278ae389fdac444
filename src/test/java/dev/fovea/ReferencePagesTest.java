package dev.fovea;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReferencePagesTest {
  private static final Path FOLDER = Path.of("docs/reference");

  static Stream<String> pages() {
    return ReferencePages.all().keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void aPageSaysWhatTheProgramSays(String page) throws IOException {
    assertThat(Files.readString(FOLDER.resolve(page)))
        .as("docs/reference/%s is out of date: ./run docs writes it anew", page)
        .isEqualTo(ReferencePages.all().get(page));
  }
}
