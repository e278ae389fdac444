package dev.fovea.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.cli.Program.Ended;
import dev.fovea.testkit.Postgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The move from SQLite to PostgreSQL, as an operator makes it. */
final class StoreCopyCommandTest {
  @TempDir Path folder;
  private final String target = Postgres.shared().database();
  private Program program;

  @BeforeEach
  void program() {
    program = new Program(folder);
  }

  @Test
  void creditHasMovedWithItsAccount() throws Exception {
    program.run("account", "create", "acme", "--credit", "1.05");

    Ended copied = copy();
    assertThat(copied.code()).as(copied.err()).isZero();
    assertThat(copied.out()).contains("account ", "transfer ");
    assertThat(
            program
                .run(new byte[0], Map.of("FOVEA_DATABASE", target), "account", "show", "acme")
                .out())
        .contains("1.05", "first credit");

    Ended again = copy();
    assertThat(again.code()).isEqualTo(1);
    assertThat(again.err()).contains("not empty");
  }

  @Test
  void nothingIsCopiedUnderAServerThatRuns() throws Exception {
    Path out = Files.createFile(folder.resolve("out.txt"));
    Path err = Files.createFile(folder.resolve("err.txt"));
    Process server = program.start(out, err, Map.of(), "serve", "--port", "0");
    try {
      Program.address(server, out, err);

      Ended refused = copy();
      assertThat(refused.code()).isEqualTo(1);
      assertThat(refused.err()).contains("A server runs on", "Stop it");
    } finally {
      Program.end(server);
    }
    assertThat(copy().code()).isZero();
  }

  private Ended copy() throws Exception {
    return program.run("store", "copy", "--to", target);
  }
}
