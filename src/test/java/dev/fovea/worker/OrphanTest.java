package dev.fovea.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.testkit.Deadline;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class OrphanTest {

  @Test
  void aChildOutlivesNeitherItsServerNorItsFolderAndNeverKnewItsKeys() throws Exception {
    var command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx64m",
            "-cp",
            System.getProperty("java.class.path"),
            DyingServer.class.getName());
    var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("OPENAI_API_KEY", "sk-not-for-children");
    Process server = builder.start();
    List<String> told;
    try (var out = server.inputReader(UTF_8)) {
      told = out.lines().toList();
    }
    assertThat(told).hasSizeGreaterThanOrEqualTo(2);
    long child = Long.parseLong(told.getFirst());
    Deadline.until(() -> ProcessHandle.of(child).filter(ProcessHandle::isAlive).isEmpty());
    Deadline.until(() -> Files.notExists(Path.of(told.get(1))));
    assertThat(String.join(",", told.subList(2, told.size()))).doesNotContain("KEY");
  }
}
