package dev.fovea.worker;

import static dev.fovea.worker.Strange.ask;
import static dev.fovea.worker.Strange.bytes;
import static dev.fovea.worker.Strange.child;
import static dev.fovea.worker.Strange.failure;
import static dev.fovea.worker.Strange.failureOf;
import static dev.fovea.worker.Strange.pool;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import dev.fovea.testkit.Deadline;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Real children, caps and all. Most tests share one pool. */
@Timeout(60)
final class WorkerPoolTest {
  private static final WorkerPool POOL = pool(Roomy.SETTINGS);

  @AfterAll
  static void close() {
    POOL.close();
  }

  @Test
  void aRequestIsAnswered() {
    assertThat(ask(POOL, "echo hello")).containsExactly("hello");
  }

  @Test
  void aRequestMayComeInPieces() {
    var items = new ArrayList<String>();
    try (var permit = POOL.enter(new Cancel())) {
      ByteBuffer middle = ByteBuffer.wrap("xecho xx".getBytes(UTF_8), 1, 5);
      permit.run(List.of(middle, bytes("of two")), item -> items.add(new String(item, UTF_8)));
    }
    assertThat(items).containsExactly("of two");
  }

  @Test
  void itemsArriveInOrder() {
    assertThat(ask(POOL, "count 5000"))
        .isEqualTo(IntStream.range(0, 5000).mapToObj(Integer::toString).toList());
  }

  @Test
  void itemsArriveWhileTheTaskIsStillAtWork() {
    var seen = new CompletableFuture<String>();
    var cancel = new Cancel();
    try (var permit = POOL.enter(cancel)) {
      var thrown =
          catchThrowableOfType(
              FailureException.class,
              () ->
                  permit.run(
                      List.of(bytes("hang-after-item")),
                      item -> {
                        seen.complete(new String(item, UTF_8));
                        cancel.now();
                      }));
      assertThat(thrown.failure()).isInstanceOf(Failure.ClientGone.class);
    }
    assertThat(seen).isCompletedWithValue("begun");
  }

  @Test
  void oneChildServesManyRequests() {
    assertThat(ask(POOL, "pid")).isEqualTo(ask(POOL, "pid"));
  }

  @Test
  void whatATaskPrintsDoesNotReachTheProtocol() {
    assertThat(ask(POOL, "print")).containsExactly("printed");
    assertThat(ask(POOL, "echo still in step")).containsExactly("still in step");
  }

  @Test
  void aLargeRequestArrivesWhole() {
    String large = "length " + "x".repeat(8 << 20);
    assertThat(ask(POOL, large)).containsExactly(Integer.toString(large.length()));
  }

  @Test
  void aTaskThatThrowsFailsItsRunAndLivesOn() {
    List<String> before = ask(POOL, "pid");
    assertThat(failure(POOL, "throw a secret"))
        .isInstanceOf(Failure.UpstreamFailed.class)
        .extracting(Failure::message)
        .asString()
        .doesNotContain("secret");
    assertThat(ask(POOL, "pid")).isEqualTo(before);
  }

  @Test
  void aCrashFailsItsRunAndTheNextOneGetsAFreshChild() {
    List<String> before = ask(POOL, "pid");
    assertThat(failure(POOL, "crash"))
        .isEqualTo(
            new Failure.UpstreamFailed(
                "The worker 'strange' stopped unexpectedly. The next request gets a fresh one."));
    assertThat(ask(POOL, "pid")).isNotEqualTo(before);
  }

  @Test
  void aTaskThatFillsItsHeapIsReplaced() {
    List<String> before = ask(POOL, "pid");
    assertThat(failure(POOL, "heap").message()).contains("worker.heap");
    assertThat(ask(POOL, "pid")).isNotEqualTo(before);
  }

  @Test
  void aCancelledTaskStopsAtItsNextItemAndTheChildStays() {
    List<String> before = ask(POOL, "pid");
    var cancel = new Cancel();
    long start = System.nanoTime();
    try (var permit = POOL.enter(cancel)) {
      permit.run(List.of(bytes("forever")), _ -> cancel.now());
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
    assertThat(ask(POOL, "pid")).isEqualTo(before);
  }

  @Test
  void aConsumerThatThrowsLeavesThePoolUsable() {
    try (var permit = POOL.enter(new Cancel())) {
      var thrown =
          catchThrowableOfType(
              IllegalStateException.class,
              () ->
                  permit.run(
                      List.of(bytes("count 100000")),
                      _ -> {
                        throw new IllegalStateException("mine");
                      }));
      assertThat(thrown).hasMessage("mine");
    }
    assertThat(ask(POOL, "echo fine")).containsExactly("fine");
  }

  @Test
  void aChildInheritsNoVariables() {
    assertThat(System.getenv()).as("there is something to hide").containsKey("PATH");
    assertThat(ask(POOL, "environment").getFirst()).doesNotContain("PATH", "KEY", "FOVEA", "HOME");
  }

  @Test
  void aRunThatTakesTooLongIsStopped() {
    try (var pool = pool(Roomy.timeout(Duration.ofSeconds(4)))) {
      assertThat(failure(pool, "hang")).isInstanceOf(Failure.UpstreamTimeout.class);
      assertThat(ask(pool, "echo again")).containsExactly("again");
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aChildThatNeedsTooMuchMemoryIsStopped() {
    try (var pool = pool(Roomy.resident(8 << 20))) {
      assertThat(failure(pool, "hang").message()).contains("more than 8 MiB", "worker.resident");
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void theKernelEndsAChildBeforeTheServer() throws Exception {
    assertThat(ask(POOL, "echo hello")).containsExactly("hello");
    Path score = Path.of("/proc", Long.toString(child(POOL).pid()), "oom_score_adj");
    assertThat(Files.readString(score).strip()).isEqualTo("1000");
  }

  @Test
  void whoFindsTheLineFullIsSentAway() throws Exception {
    try (var pool = pool(Roomy.line(Roomy.MINUTE, Roomy.MINUTE));
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var permit = pool.enter(new Cancel());
      var gone = new Cancel();
      var waiting = threads.submit(() -> lineUp(pool, gone));
      Failure refused = untilRefused(pool);
      assertThat(refused).isInstanceOf(Failure.Overloaded.class);
      gone.now();
      assertThat(waiting.get(10, TimeUnit.SECONDS)).isInstanceOf(Failure.ClientGone.class);
      permit.close();
      assertThat(ask(pool, "echo next")).containsExactly("next");
    }
  }

  @Test
  void whoWaitsTooLongIsSentAway() {
    try (var pool = pool(Roomy.line(Roomy.MINUTE, Duration.ofMillis(50)));
        var _ = pool.enter(new Cancel())) {
      assertThat(failure(pool, "echo late")).isInstanceOf(Failure.Overloaded.class);
    }
  }

  @Test
  void anIdleChildIsLetGoAndItsFolderGoesToo() throws Exception {
    try (var pool = pool(Roomy.line(Duration.ofMillis(100), Roomy.MINUTE))) {
      ProcessHandle child = child(pool);
      Path folder = Path.of(ask(pool, "folder").getFirst());
      child.onExit().get(10, TimeUnit.SECONDS);
      Deadline.until(() -> Files.notExists(folder));
      assertThat(ask(pool, "pid").getFirst()).isNotEqualTo(Long.toString(child.pid()));
    }
  }

  @Test
  void nothingIsLeftOfAClosedPool() {
    var pool = pool(Roomy.SETTINGS);
    ProcessHandle child = child(pool);
    Path folder = Path.of(ask(pool, "folder").getFirst());
    pool.close();
    assertThat(child.isAlive()).isFalse();
    assertThat(folder).doesNotExist();
  }

  @Test
  void aChildThatDiesAtOnceIsNotStartedOverAndOver() {
    var launch = new Launch("dying", StrangeTasks.class.getName(), List.of("exit"));
    try (var pool = new WorkerPool(launch, Roomy.SETTINGS)) {
      for (int i = 0; i < 3; i++) {
        assertThat(catchThrowableOfType(WorkerException.class, () -> ask(pool, "echo")).fault())
            .isEqualTo(WorkerFault.NOT_STARTED);
      }
      assertThat(failure(pool, "echo"))
          .isEqualTo(
              new Failure.Overloaded(
                  "The worker 'dying' died several times in a row; the next start is tried in 1 s.",
                  1));
    }
  }

  /** Whoever probes the line below may stand in it for a moment. */
  private static Failure lineUp(WorkerPool pool, Cancel cancel) {
    Failure failure = failureOf(() -> pool.enter(cancel).close());
    while (failure instanceof Failure.Overloaded) {
      failure = failureOf(() -> pool.enter(cancel).close());
    }
    return failure;
  }

  /** Until somebody else stands in the line, entering with no patience of our own is no use. */
  private static Failure untilRefused(WorkerPool pool) {
    var refusals = new ArrayList<Failure>();
    Deadline.until(() -> {
      var impatient = new Cancel();
      impatient.now();
      Failure failure = failureOf(() -> pool.enter(impatient).close());
      refusals.add(failure);
      return failure instanceof Failure.Overloaded;
    });
    return refusals.getLast();
  }
}
