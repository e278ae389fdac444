package dev.fovea.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/reference/contract.md} names each example and the test that runs it. */
final class ContractTableTest {
  private static final Path TABLE = Path.of("docs/reference/contract.md");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `([a-z-]+/\\d+\\.[a-z]+)` \\|.*\\| `(\\w+)` \\|$");

  @Test
  void theTableAndTheExamplesAgree() throws IOException {
    List<String> rows =
        ROW.matcher(Files.readString(TABLE)).results().map(row -> row.group(1)).sorted().toList();
    assertThat(rows).isEqualTo(Seed.all().stream().map(Seed::id).sorted().toList());
  }

  @Test
  void everyTestInTheTableExists() throws IOException {
    ROW.matcher(Files.readString(TABLE))
        .results()
        .map(row -> row.group(2))
        .forEach(test ->
            assertThat(Path.of("src/test/java/dev/fovea/contract", test + ".java")).exists());
  }
}
