package dev.fovea.tidy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The laws of STYLE.md, over every text file of the project. */
final class TidyTest {
  private static final List<String> PLACES =
      List.of(
          "src",
          "bench/src",
          "bench/pom.xml",
          "bin",
          "docs",
          ".ci",
          "run",
          "pom.xml",
          "README.md",
          "ARCHITECTURE.md",
          "CONTRIBUTING.md",
          "STYLE.md",
          "SECURITY.md",
          "CHANGELOG.md");

  private static final Set<String> TEXTS =
      Set.of("java", "md", "xml", "yaml", "yml", "sql", "json", "sh", "py", "mjs", "properties");

  @Test
  void theProjectIsTidy() {
    List<String> faults =
        files().flatMap(file -> Rules.all().stream().flatMap(rule -> check(rule, file))).toList();
    assertThat(faults).isEmpty();
  }

  @Test
  void noArchiveLiesAmongTheSources() throws IOException {
    try (Stream<Path> root = Files.list(Path.of(""))) {
      List<Path> files =
          Stream.concat(root.filter(Files::isRegularFile), places().flatMap(TidyTest::all))
              .toList();
      assertThat(files).contains(Path.of("run"));
      assertThat(files.stream().flatMap(file -> Rules.noArchive().faults(file, List.of())))
          .isEmpty();
    }
  }

  @Test
  void thereIsSomethingToCheck() {
    assertThat(files()).hasSizeGreaterThan(150).contains(Path.of("pom.xml"));
  }

  static Stream<Arguments> broken() {
    String call = "  int x = System.current" + "TimeMillis();";
    return Stream.of(
        argumentSet("a long file", Rules.fileLength(), "A.java", repeated("int x;", 301)),
        argumentSet("a long function", Rules.functionLength(), "A.java", function(71)),
        argumentSet("a name", Rules.names(), "src/RelayHelp" + "er.java", List.of()),
        argumentSet("a folder", Rules.names(), "src/com" + "mon/A.java", List.of()),
        argumentSet("put off", Rules.nothingIsPutOff(), "a.md", List.of("// TO" + "DO later")),
        argumentSet("a sleep", Rules.noSleep(), "A.java", List.of("Thread.sle" + "ep(1);")),
        argumentSet("a clock", Rules.noWallClock(), "A.java", List.of(call)),
        argumentSet("a mock", Rules.noMocks(), "A.java", List.of("import org.moc" + "kito.M;")),
        argumentSet(
            "a codec",
            Rules.oneCodec(),
            "src/main/java/dev/fovea/api/A.java",
            List.of("new Json" + "Mapper()")),
        argumentSet("an archive", Rules.noArchive(), "openai-3.0-any.whl", List.of()),
        argumentSet(
            "a registry", Rules.noRegistry(), "a.xml", List.of("https://repo.mav" + "en.org/x")));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void aBrokenLawIsFound(Rule rule, String file, List<String> lines) {
    assertThat(rule.faults(Path.of(file), lines)).isNotEmpty();
  }

  static Stream<Arguments> kept() {
    return Stream.of(
        argumentSet("a file", Rules.fileLength(), "A.java", repeated("int x;", 300)),
        argumentSet("a function", Rules.functionLength(), "A.java", function(70)),
        argumentSet("a name", Rules.names(), "src/Commonplace.java", List.of()),
        argumentSet(
            "the codec",
            Rules.oneCodec(),
            "src/main/java/dev/fovea/json/A.java",
            List.of("new Json" + "Mapper()")));
  }

  @ParameterizedTest
  @MethodSource("kept")
  void aKeptLawIsNotBroken(Rule rule, String file, List<String> lines) {
    assertThat(rule.faults(Path.of(file), lines)).isEmpty();
  }

  private static List<String> repeated(String line, int times) {
    return Collections.nCopies(times, line);
  }

  private static List<String> function(int length) {
    return Stream.of(
            List.of("  void story() {"), repeated("    step();", length - 2), List.of("  }"))
        .flatMap(List::stream)
        .toList();
  }

  private static Stream<Path> files() {
    return places().flatMap(TidyTest::under);
  }

  private static Stream<Path> places() {
    return PLACES.stream().map(Path::of).filter(Files::exists);
  }

  private static Stream<Path> under(Path place) {
    return all(place).filter(TidyTest::isText);
  }

  private static Stream<Path> all(Path place) {
    try (Stream<Path> found = Files.walk(place)) {
      return found.filter(Files::isRegularFile).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isText(Path file) {
    String name = String.valueOf(file.getFileName());
    return !name.contains(".") || TEXTS.contains(name.substring(name.lastIndexOf('.') + 1));
  }

  private static Stream<String> check(Rule rule, Path file) {
    try {
      return rule.faults(file, Files.readAllLines(file, ISO_8859_1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
