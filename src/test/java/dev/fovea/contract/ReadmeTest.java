package dev.fovea.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.testkit.TestServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README tells people to type does what it says. */
final class ReadmeTest {
  private static final Path ROOT = Path.of("").toAbsolutePath();
  private static final Path RECEIPT = ROOT.resolve("docs/assets/receipt.png");
  private static final Pattern BLOCK = Pattern.compile("```(\\w+)\n(.*?)```", Pattern.DOTALL);

  private static final String ASK = "./run ask docs/assets/receipt.png \"Read all the text.\"";
  private static final String SERVE = "./run serve";
  private static final String TEST = "./run test";

  @TempDir Path data;

  @Test
  void hasNoCommandThatIsNotTriedHere() throws IOException {
    assertThat(blocks("sh")).containsExactly(ASK, SERVE, TEST);
  }

  @Test
  void theFirstCommandReadsTheReceipt() throws IOException {
    Ran ran = Clients.run(ROOT, environment(), List.of("bash", "-c", ASK));
    assertThat(ran.output()).contains("Sourdough bread", "40.15", "fovea/inspect");
  }

  @Test
  void theSecondPrintsTheAddressTheKeyAndACurl() throws IOException {
    var builder = new ProcessBuilder("bash", "-c", "exec " + SERVE).directory(ROOT.toFile());
    builder.environment().putAll(environment());
    builder.redirectError(data.resolve("err.txt").toFile());
    Process server = builder.start();
    try (BufferedReader out = server.inputReader()) {
      String said = String.join("\n", out.lines().takeWhile(line -> !isCurl(line)).toList());
      assertThat(said).contains("http://127.0.0.1:", "sk-fovea-", "fovea/inspect");
    } finally {
      server.destroy();
    }
  }

  private static boolean isCurl(String line) {
    return line.startsWith("curl ");
  }

  @Test
  void thePythonProgramWorksOnceItsPlaceholdersAreFilled() throws IOException {
    String picture = Base64.getEncoder().encodeToString(Files.readAllBytes(RECEIPT));
    try (TestServer server = TestServer.start("")) {
      String program =
          blocks("python")
              .getFirst()
              .replace("http://127.0.0.1:8080", server.uri().toString())
              .replace("sk-fovea-…", TestServer.KEY)
              .replace("base64,…", "base64," + picture);
      Path file = Files.writeString(data.resolve("program.py"), program);
      Ran ran = Clients.run(data, Map.of(), List.of(Clients.python().toString(), file.toString()));
      assertThat(ran.output()).contains("Sourdough bread");
    }
  }

  @Test
  void continuousIntegrationRunsTheLastOne() throws IOException {
    assertThat(Files.readAllLines(ROOT.resolve(".ci/run"))).last().isEqualTo("exec " + TEST);
  }

  /** A data folder and a port of its own; no engine of this machine. */
  private Map<String, String> environment() {
    return Map.of(
        "HOME", System.getProperty("user.home"),
        "JAVA_HOME", System.getProperty("java.home"),
        "FOVEA_DATA", data.resolve("data").toString(),
        "FOVEA_PORT", "0",
        "FOVEA_ENGINES_DISCOVER", "false");
  }

  private static List<String> blocks(String language) throws IOException {
    return BLOCK
        .matcher(Files.readString(ROOT.resolve("README.md")))
        .results()
        .filter(block -> block.group(1).equals(language))
        .map((MatchResult block) -> block.group(2).strip())
        .toList();
  }
}
