package dev.fovea.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A child that does not start is told from one that its request has killed. */
@Timeout(60)
final class WorkerBlameTest {
  private static final WorkerPool POOL = pool(List.of());

  @AfterAll
  static void close() {
    POOL.close();
  }

  @Test
  void requestsThatKillKeepNobodyFromGettingAChild() {
    for (int i = 0; i < 6; i++) {
      assertThat(failure("crash")).isInstanceOf(Failure.UpstreamFailed.class);
    }
    assertThat(ask("echo still served")).containsExactly("still served");
  }

  @Test
  void aChildIsReadyBeforeItIsAskedAnything() {
    try (var permit = POOL.enter(new Cancel())) {
      permit.ready();
      permit.ready();
    }
    assertThat(ask("echo hello")).containsExactly("hello");
  }

  @Test
  void aChildThatDoesNotStartIsNotReady() {
    try (var pool = pool(List.of("exit"));
        var permit = pool.enter(new Cancel())) {
      var thrown = catchThrowableOfType(FailureException.class, permit::ready);
      assertThat(thrown.failure()).isInstanceOf(Failure.UpstreamFailed.class);
    }
  }

  @Test
  void aRunThatWorksTooMuchIsStopped() {
    var thrown =
        catchThrowableOfType(FailureException.class, () -> ask("spin", Duration.ofMillis(300)));
    assertThat(thrown.failure())
        .isEqualTo(
            new Failure.UpstreamTimeout(
                "The worker 'strange' worked for more than 0.3 s and was stopped. Send a smaller"
                    + " picture."));
  }

  @Test
  void whatAChildWorkedBeforeDoesNotCount() {
    Duration little = Duration.ofMillis(800);
    for (int i = 0; i < 4; i++) {
      assertThat(ask("spin-briefly", little)).containsExactly("done");
    }
  }

  private static WorkerPool pool(List<String> arguments) {
    return new WorkerPool(
        new Launch("strange", StrangeTasks.class.getName(), arguments), Roomy.SETTINGS);
  }

  private static Failure failure(String request) {
    return catchThrowableOfType(FailureException.class, () -> ask(request)).failure();
  }

  private static List<String> ask(String request) {
    return ask(request, WorkerPool.UNLIMITED);
  }

  private static List<String> ask(String request, Duration work) {
    List<String> items = new ArrayList<>();
    try (var permit = POOL.enter(new Cancel())) {
      permit.ready();
      permit.run(
          List.of(ByteBuffer.wrap(request.getBytes(UTF_8))),
          item -> items.add(new String(item, UTF_8)),
          work);
    }
    return items;
  }
}
