package dev.fovea.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import dev.fovea.worker.Cancel;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Several pictures of one request are made at the same time, and nobody can tell by the answer. */
@Timeout(30)
final class TogetherTest {
  private static final List<Integer> TEN = IntStream.range(0, 10).boxed().toList();

  @Test
  void answersComeInTheOrderOfTheThings() {
    var last = new CountDownLatch(1);

    BiFunction<Integer, Cancel, Integer> work =
        (thing, _) -> {
          if (thing == 1) {
            last.countDown();
          } else {
            await(last);
          }
          return thing * 10;
        };

    assertThat(Together.map(List.of(0, 1), 2, new Cancel(), work)).containsExactly(0, 10);
  }

  @Test
  void asManyAsMayRunAtATimeAndNoMore() {
    var barrier = new CyclicBarrier(2);
    var running = new AtomicInteger();
    var most = new AtomicInteger();

    BiFunction<Integer, Cancel, Integer> work =
        (thing, _) -> {
          most.accumulateAndGet(running.incrementAndGet(), Math::max);
          meet(barrier);
          running.decrementAndGet();
          return thing;
        };

    assertThat(Together.map(TEN, 2, new Cancel(), work)).isEqualTo(TEN);
    assertThat(most).hasValue(2);
  }

  @Test
  void theFirstFailureByOrderIsToldAlthoughALaterOneComesBefore() {
    var later = new CountDownLatch(1);

    BiFunction<Integer, Cancel, Integer> work =
        (thing, cancel) -> {
          if (thing == 1) {
            later.countDown();
            throw new IllegalStateException("later");
          }
          await(later);
          assertThat(cancel.asked()).as("what comes before goes on").isFalse();
          throw new IllegalStateException("first");
        };

    assertThatThrownBy(() -> Together.map(TEN, 2, new Cancel(), work)).hasMessage("first");
  }

  @Test
  void whatComesAfterAFailureIsCancelledOrNotBegun() {
    var begun = new AtomicInteger();
    var second = new CountDownLatch(1);
    var cancelled = new CompletableFuture<Integer>();

    BiFunction<Integer, Cancel, Integer> work =
        (thing, cancel) -> {
          begun.incrementAndGet();
          if (thing == 0) {
            await(second);
            throw new IllegalStateException("broken");
          }
          cancel.then(() -> cancelled.complete(thing));
          second.countDown();
          return cancelled.orTimeout(20, TimeUnit.SECONDS).join();
        };

    assertThatThrownBy(() -> Together.map(TEN, 2, new Cancel(), work)).hasMessage("broken");

    assertThat(cancelled).isCompleted();
    assertThat(begun).hasValue(2);
  }

  @Test
  void whoLeavesCancelsAll() {
    var gone = new Cancel();
    var both = new CyclicBarrier(2, gone::now);

    BiFunction<Integer, Cancel, Integer> work =
        (thing, cancel) -> {
          var asked = new CompletableFuture<Integer>();
          cancel.then(() -> asked.complete(thing));
          meet(both);
          asked.orTimeout(20, TimeUnit.SECONDS).join();
          throw new FailureException(new Failure.ClientGone());
        };

    assertThatThrownBy(() -> Together.map(List.of(0, 1), 2, gone, work))
        .isInstanceOf(FailureException.class)
        .extracting(thrown -> ((FailureException) thrown).failure())
        .isInstanceOf(Failure.ClientGone.class);
  }

  @Test
  void oneThingNeedsNoThread() {
    Thread caller = Thread.currentThread();

    List<Thread> threads =
        Together.map(List.of(1), 8, new Cancel(), (_, _) -> Thread.currentThread());

    assertThat(threads).containsExactly(caller);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void meet(CyclicBarrier barrier) {
    try {
      barrier.await(20, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
