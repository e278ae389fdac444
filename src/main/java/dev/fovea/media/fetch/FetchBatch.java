package dev.fovea.media.fetch;

import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import dev.fovea.vision.Modality;
import dev.fovea.worker.Cancel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;

/** Several fetches at once, by a few threads that take one after the other. For one run. */
final class FetchBatch {
  private final List<Wanted> wanted;
  private final List<Wanted> once;
  private final BiFunction<Wanted, Cancel, Fetched> fetch;
  private final int concurrency;
  private final Cancel stop = new Cancel();
  private final AtomicInteger next = new AtomicInteger();
  private final Map<Same, Fetched> found = new ConcurrentHashMap<>();
  private final ConcurrentSkipListMap<Integer, FailureException> failed =
      new ConcurrentSkipListMap<>();

  private record Same(String url, Modality modality) {
    private static Same of(Wanted wanted) {
      return new Same(wanted.url(), wanted.modality());
    }
  }

  FetchBatch(
      List<Wanted> wanted,
      BiFunction<Wanted, Cancel, Fetched> fetch,
      int concurrency,
      Cancel cancel) {
    Map<Same, Wanted> distinct = new LinkedHashMap<>();
    wanted.forEach(each -> distinct.putIfAbsent(Same.of(each), each));
    this.wanted = List.copyOf(wanted);
    this.once = List.copyOf(distinct.values());
    this.fetch = fetch;
    this.concurrency = concurrency;
    cancel.then(stop::now);
  }

  List<Fetched> run() {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < Math.min(concurrency, once.size()); i++) {
      threads.add(Thread.ofVirtual().name("fetch-batch").start(this::work));
    }
    join(threads);
    throwFailure();
    return wanted.stream().map(this::found).toList();
  }

  private void work() {
    for (int i = next.getAndIncrement(); i < once.size(); i = next.getAndIncrement()) {
      if (stop.asked()) {
        return;
      }
      try {
        found.put(Same.of(once.get(i)), fetch.apply(once.get(i), stop));
      } catch (FailureException e) {
        failed.put(i, e);
        stop.now();
      }
    }
  }

  private void join(List<Thread> threads) {
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      stop.now();
      Thread.currentThread().interrupt();
      throw new FailureException(new Failure.ClientGone(), e);
    }
  }

  /** The first that failed by itself; those given up for its sake say that the client has gone. */
  private void throwFailure() {
    Optional<FailureException> first =
        failed.values().stream()
            .filter(each -> !(each.failure() instanceof Failure.ClientGone))
            .findFirst();
    if (first.isPresent()) {
      throw first.get();
    }
    if (stop.asked()) {
      throw new FailureException(new Failure.ClientGone());
    }
  }

  private Fetched found(Wanted each) {
    return Optional.ofNullable(found.get(Same.of(each)))
        .orElseThrow(() -> new IllegalStateException("a fetch ended without a word"));
  }
}
