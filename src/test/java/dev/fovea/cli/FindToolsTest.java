package dev.fovea.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.cli.Program.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How {@code ./run} finds a JDK and Maven, and what it says on a machine that has none. */
final class FindToolsTest {
  private static final String PROGRAM =
      "set -euo pipefail; die() { echo \"$*\" >&2; exit 1; }; source bin/lib/find.sh; ";

  /** The folders to look at come from the test, not from this machine. */
  private static final String AMONG = PROGRAM + "jdk_candidates() { cat; }; find_jdk";

  @TempDir private Path folder;

  @Test
  void takesTheFirstJdkThatIsNewEnough() throws Exception {
    Path old = jdk("17.0.11");
    Path young = jdk("25.0.3");
    Path younger = jdk("26");

    Ended found = bash(AMONG, lines(folder.resolve("none"), old, runtime(), young, younger));

    assertThat(found).isEqualTo(new Ended(0, young + "\n", ""));
  }

  @Test
  void whatJavaHomeNamesComesFirst() throws Exception {
    Path home = jdk("25.0.1");
    assertThat(bash(PROGRAM + "find_jdk", "", Map.of("JAVA_HOME", home.toString())).out())
        .isEqualTo(home + "\n");
  }

  @Test
  void withoutAJdkItSaysHowToGetOne() throws Exception {
    Ended lost = bash(AMONG, lines(jdk("17.0.11"), runtime()));

    assertThat(lost.code()).isEqualTo(1);
    assertThat(lost.err())
        .contains("needs a JDK 25")
        .contains("apt install openjdk-25-jdk-headless", "brew install openjdk@25")
        .contains("winget install EclipseAdoptium.Temurin.25.JDK", "JAVA_HOME=");
  }

  @Test
  void withoutMavenItSaysHowToGetIt() throws Exception {
    Ended lost = maven(path());

    assertThat(lost.code()).isEqualTo(1);
    assertThat(lost.err())
        .contains("Maven 3.8 or newer, and none is on the PATH")
        .contains("apt install maven", "brew install maven", "winget install Apache.Maven");
  }

  @Test
  void anOldMavenIsNamed() throws Exception {
    Ended old = maven(mavenOf("3.6.3"));
    assertThat(old.code()).isEqualTo(1);
    assertThat(old.err()).contains("and only 3.6 is on the PATH");
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.8.7", "3.10.0", "4.0.0-rc-5"})
  void aMavenOfTheLeastVersionAndLaterIsGood(String version) throws Exception {
    assertThat(maven(mavenOf(version))).isEqualTo(new Ended(0, "", ""));
  }

  private Path jdk(String version) throws IOException {
    Path jdk = runtimeOf(version);
    program(jdk.resolve("bin/javac"), "");
    return jdk;
  }

  /** Can run programs, and not compile them. */
  private Path runtime() throws IOException {
    return runtimeOf("25.0.2");
  }

  private Path runtimeOf(String version) throws IOException {
    Path home = Files.createDirectory(folder.resolve("java-" + version));
    Files.createDirectory(home.resolve("bin"));
    program(home.resolve("bin/java"), "");
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"%s\"\n".formatted(version));
    return home;
  }

  private Path mavenOf(String version) throws IOException {
    Path path = path();
    program(path.resolve("mvn"), "echo 'Apache Maven %s (abc)'".formatted(version));
    return path;
  }

  /** A folder of programs that has what the script needs beside Maven. */
  private Path path() throws IOException {
    Path path = Files.createDirectory(folder.resolve("path"));
    for (String program : List.of("bash", "sed")) {
      Path where =
          Arrays.stream(System.getenv("PATH").split(":"))
              .map(each -> Path.of(each, program))
              .filter(Files::isExecutable)
              .findFirst()
              .orElseThrow();
      Files.createSymbolicLink(path.resolve(program), where);
    }
    return path;
  }

  private static void program(Path file, String script) throws IOException {
    Files.writeString(file, "#!/usr/bin/env bash\n" + script + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private static Ended maven(Path path) throws Exception {
    return bash(PROGRAM + "require_maven", "", Map.of("PATH", path.toString()));
  }

  private static Ended bash(String script, String input) throws Exception {
    return bash(script, input, Map.of());
  }

  private static Ended bash(String script, String input, Map<String, String> more)
      throws Exception {
    var builder = new ProcessBuilder("bash", "-c", script);
    builder.environment().putAll(more);
    Process process = builder.start();
    try (var in = process.getOutputStream()) {
      in.write(input.getBytes(UTF_8));
    } catch (IOException notReadToItsEnd) {
      // it found what it looked for
    }
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), UTF_8);
    return new Ended(process.waitFor(), out, err);
  }

  private static String lines(Path... folders) {
    return Arrays.stream(folders).map(each -> each + "\n").collect(Collectors.joining());
  }
}
