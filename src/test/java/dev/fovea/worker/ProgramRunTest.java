package dev.fovea.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import dev.fovea.worker.confine.Mode;
import dev.fovea.worker.confine.Support;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A program of the system gets a file by a pipe, and nothing else. */
@Timeout(60)
final class ProgramRunTest {
  private static final String CAT = "/bin/cat";
  private static final String SHELL = "/bin/sh";

  @BeforeAll
  static void linux() {
    Assumptions.assumeTrue(
        Support.ofThisMachine().lack().isEmpty(), "needs a Linux with Landlock and seccomp");
  }

  @Test
  void whatItReadsAndWritesGoesByPipes() {
    assertThat(run(Mode.REQUIRED, "one, two", CAT)).isEqualTo("one, two");
    String large = "0123456789".repeat(100_000);
    assertThat(run(Mode.REQUIRED, large, CAT)).isEqualTo(large);
  }

  @Test
  void itReadsNoFile() {
    assertThat(run(Mode.OFF, "", CAT, "/etc/passwd")).contains("root");
    assertThat(fault(Mode.REQUIRED, CAT, "/etc/passwd")).isEqualTo(WorkerFault.THREW);
  }

  @ParameterizedTest
  @ValueSource(strings = {"exec /bin/cat", "/bin/cat; exit 1", "echo x >/tmp/fovea-x", "kill 1"})
  void itStartsNothingAndChangesNothing(String script) {
    assertThat(run(Mode.REQUIRED, "", SHELL, "-c", "echo yes")).isEqualTo("yes\n");
    assertThat(fault(Mode.REQUIRED, SHELL, "-c", script)).isEqualTo(WorkerFault.THREW);
  }

  @Test
  void itInheritsNoEnvironment() {
    assertThat(run(Mode.REQUIRED, "", SHELL, "-c", "echo $HOME$PATH$USER")).doesNotContain("root");
  }

  @Test
  void whoWritesOrWorksTooMuchIsStopped() {
    String much = "while :; do echo 0123456789012345678901234567890123456789; done";
    assertThat(fault(Mode.REQUIRED, SHELL, "-c", much)).isEqualTo(WorkerFault.TOO_MUCH_OUTPUT);
    assertThat(fault(Mode.REQUIRED, SHELL, "-c", "while :; do :; done"))
        .isEqualTo(WorkerFault.TOO_SLOW);
  }

  @Test
  void whatIsNotThereIsNotStarted() {
    assertThat(fault(Mode.REQUIRED, "/nowhere/program")).isEqualTo(WorkerFault.NOT_STARTED);
  }

  @Test
  void nobodyWaitsForWhatNobodyWants() {
    var gone = new Cancel();
    gone.now();
    var thrown =
        catchThrowableOfType(
            FailureException.class,
            () -> ProgramRun.of(List.of(CAT), List.of(), settings(Mode.AUTO), SECONDS, gone));
    assertThat(thrown.failure()).isInstanceOf(Failure.ClientGone.class);
  }

  private static final Duration SECONDS = Duration.ofSeconds(5);

  private static String run(Mode mode, String input, String... command) {
    List<ByteBuffer> pieces = List.of(ByteBuffer.wrap(input.getBytes(UTF_8)));
    byte[] output = ProgramRun.of(List.of(command), pieces, settings(mode), SECONDS, new Cancel());
    return new String(output, UTF_8);
  }

  private static WorkerFault fault(Mode mode, String... command) {
    var thrown = catchThrowableOfType(WorkerException.class, () -> run(mode, "", command));
    assertThat(thrown).as("a failure of %s", List.of(command)).isNotNull();
    return thrown.fault();
  }

  private static WorkerSettings settings(Mode mode) {
    return new WorkerSettings(
        "worker",
        64 << 20,
        1L << 30,
        4 << 20,
        SECONDS.multipliedBy(4),
        SECONDS,
        1,
        SECONDS,
        1,
        mode);
  }
}
