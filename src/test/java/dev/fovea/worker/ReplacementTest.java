package dev.fovea.worker;

import static dev.fovea.worker.Strange.ask;
import static dev.fovea.worker.Strange.child;
import static dev.fovea.worker.Strange.failure;
import static dev.fovea.worker.Strange.pool;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fovea.error.Failure;
import dev.fovea.testkit.Deadline;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of children that misbehave, and who takes their place. */
@Timeout(60)
final class ReplacementTest {
  private static final WorkerPool POOL = pool(Roomy.SETTINGS);

  @AfterAll
  static void close() {
    POOL.close();
  }

  @Test
  void aWarmPoolHasAChildBeforeAnybodyAsksAndAgainAfterACrash() {
    try (var pool = pool(Roomy.SETTINGS)) {
      long before = children();
      ProcessHandle first = warmed(pool);
      assertThat(failure(pool, "crash")).isInstanceOf(Failure.UpstreamFailed.class);
      Deadline.until(() -> children() > before);
      assertThat(child(pool)).isNotEqualTo(first);
    }
  }

  @Test
  void aRestingChildThatDiesIsReplacedBeforeItIsMissed() {
    try (var pool = pool(Roomy.SETTINGS)) {
      long before = children();
      ProcessHandle first = warmed(pool);
      assertThat(first.destroyForcibly()).isTrue();
      Deadline.until(() -> !first.isAlive() && children() > before);
    }
  }

  @Test
  void aClosedPoolStartsNothing() {
    var pool = pool(Roomy.SETTINGS);
    pool.close();
    pool.warm();
    assertThat(failure(pool, "echo")).isInstanceOf(Failure.Overloaded.class);
  }

  @Test
  void whyARunEndedCanBeToldApart() {
    assertThat(fault("crash")).isEqualTo(WorkerFault.CRASHED);
    assertThat(fault("throw")).isEqualTo(WorkerFault.THREW);
    assertThat(fault("heap")).isEqualTo(WorkerFault.TOO_MUCH_MEMORY);
  }

  /** Else it could answer the next request, which may be somebody else's. */
  @Test
  void whoAnswersWithoutBeingAskedIsEnded() {
    List<String> before = ask(POOL, "pid");
    ask(POOL, "unasked");
    Deadline.until(() -> ProcessHandle.of(Long.parseLong(before.getFirst())).isEmpty());
    assertThat(ask(POOL, "echo mine")).containsExactly("mine");
  }

  /** The child that comes before anybody asks. */
  private static ProcessHandle warmed(WorkerPool pool) {
    long before = children();
    pool.warm();
    Deadline.until(() -> children() > before);
    return child(pool);
  }

  private static long children() {
    return ProcessHandle.current().children().filter(ProcessHandle::isAlive).count();
  }

  private static WorkerFault fault(String request) {
    return catchThrowableOfType(WorkerException.class, () -> ask(POOL, request)).fault();
  }
}
