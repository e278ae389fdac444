package dev.fovea.media;

import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import dev.fovea.worker.Cancel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/**
 * Does the same to many things, a few at a time, and answers in their order.
 *
 * <p>Of several failures the first by that order is told, not the first by the clock, so that equal
 * requests get equal answers. What comes after a failure is cancelled or not begun; what comes
 * before it runs to its end.
 */
final class Together<A, B> {
  private final List<A> things;
  private final BiFunction<A, Cancel, B> work;
  private final AtomicReferenceArray<B> results;
  private final List<Cancel> cancels = new ArrayList<>();
  private int next;
  private int end;
  private Optional<RuntimeException> failure = Optional.empty();

  private Together(List<A> things, Cancel cancel, BiFunction<A, Cancel, B> work) {
    this.things = things;
    this.work = work;
    this.results = new AtomicReferenceArray<>(things.size());
    this.end = things.size();
    for (A _ : things) {
      var own = new Cancel();
      cancel.then(own::now);
      cancels.add(own);
    }
  }

  /**
   * Works on all of them; what is thrown is what the work on one has thrown.
   *
   * @param most at a time
   * @param work may block; heeds the cancel that it is given
   */
  static <A, B> List<B> map(
      List<A> things, int most, Cancel cancel, BiFunction<A, Cancel, B> work) {
    if (things.size() < 2 || most < 2) {
      return things.stream().map(thing -> work.apply(thing, cancel)).toList();
    }
    var together = new Together<>(things, cancel, work);
    List<Thread> threads =
        IntStream.range(0, Math.min(most, things.size()))
            .mapToObj(_ -> Thread.startVirtualThread(together::run))
            .toList();
    together.join(threads);
    return together.results();
  }

  private void run() {
    for (int i = take(); i >= 0; i = take()) {
      try {
        results.set(i, work.apply(things.get(i), cancels.get(i)));
      } catch (RuntimeException e) {
        fail(i, e);
      } catch (Error e) {
        fail(i, new IllegalStateException(e));
      }
    }
  }

  private synchronized int take() {
    return next < end ? next++ : -1;
  }

  /** Those are begun in order, so all that come before have been begun. */
  private synchronized void fail(int at, RuntimeException why) {
    if (at < end) {
      end = at;
      failure = Optional.of(why);
      cancels.subList(at + 1, cancels.size()).forEach(Cancel::now);
    }
  }

  private void join(List<Thread> threads) {
    boolean interrupted = false;
    for (Thread thread : threads) {
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException _) {
          interrupted = true;
          cancels.forEach(Cancel::now);
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
      throw new FailureException(new Failure.ClientGone());
    }
  }

  private synchronized List<B> results() {
    failure.ifPresent(why -> {
      throw why;
    });
    return IntStream.range(0, results.length()).mapToObj(results::get).toList();
  }
}
