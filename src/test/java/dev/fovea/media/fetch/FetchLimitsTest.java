package dev.fovea.media.fetch;

import static dev.fovea.media.fetch.FetchKit.ACCOUNT;
import static dev.fovea.media.fetch.FetchKit.PICTURE;
import static dev.fovea.media.fetch.FetchKit.assertRejected;
import static dev.fovea.media.fetch.FetchKit.failureOf;
import static dev.fovea.media.fetch.FetchKit.until;
import static dev.fovea.media.fetch.FetchKit.wanted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import dev.fovea.error.MediaFault;
import dev.fovea.testkit.Gate;
import dev.fovea.testkit.Reply;
import dev.fovea.vision.Modality;
import dev.fovea.worker.Cancel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How much is fetched at once, for how many, and by whom. */
@Timeout(60)
final class FetchLimitsTest {
  private final FetchKit kit = new FetchKit();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Gate gate = new Gate();

  @AfterEach
  void close() {
    gate.open();
    threads.close();
    kit.close();
  }

  @Test
  void aThousandWhoAskForTheSameAtOnceCauseOneFetch() throws Exception {
    kit.origin.answers(FetchKit.picture().after(gate));
    Fetcher fetcher = kit.fetcher(Map.of());
    String url = kit.at("pictures.test") + "/same";
    List<Future<Fetched>> all =
        IntStream.range(0, 1000).mapToObj(_ -> submit(() -> FetchKit.fetch(fetcher, url))).toList();
    until(() -> kit.origin.count() == 1);
    gate.open();
    for (Future<Fetched> each : all) {
      assertThat(each.get(20, TimeUnit.SECONDS).bytes()).isEqualTo(PICTURE);
    }
    // Without a cache, whoever came after the end had it fetched anew.
    assertThat(kit.origin.count()).isLessThan(20);
    until(() -> fetcher.held() == 0);
  }

  @Test
  void accountsDoNotShareAFetch() throws Exception {
    kit.origin.answers(FetchKit.picture().after(gate));
    Fetcher fetcher = kit.fetcher(Map.of());
    String url = kit.at("127.0.0.2") + "/same";
    List<Future<Fetched>> both =
        List.of(submit(() -> fetch(fetcher, "one", url)), submit(() -> fetch(fetcher, "two", url)));
    until(() -> kit.origin.count() == 2);
    gate.open();
    for (Future<Fetched> each : both) {
      assertThat(each.get(10, TimeUnit.SECONDS).bytes()).isEqualTo(PICTURE);
    }
  }

  @Test
  void whoLeavesLeavesTheFetchToTheOthers() throws Exception {
    kit.origin.answers(FetchKit.picture().after(gate));
    Fetcher fetcher = kit.fetcher(Map.of());
    String url = kit.at("127.0.0.2") + "/same";
    var cancel = new Cancel();
    Future<Failure> first = submit(() -> failureOf(() -> fetch(fetcher, url, cancel)));
    until(() -> kit.origin.count() == 1);
    Future<Fetched> second = submit(() -> FetchKit.fetch(fetcher, url));
    cancel.now();
    assertThat(first.get(1, TimeUnit.SECONDS)).isInstanceOf(Failure.ClientGone.class);
    gate.open();
    assertThat(second.get(10, TimeUnit.SECONDS).bytes()).isEqualTo(PICTURE);
    assertThat(kit.origin.count()).isLessThanOrEqualTo(2);
  }

  @Test
  void whoFindsTheLineFullIsSentAway() throws Exception {
    kit.origin.answers(FetchKit.picture().after(gate));
    Fetcher fetcher = kit.fetcher(Map.of("fetch.concurrency", "1", "fetch.queue", "1"));
    Future<Fetched> running = submit(() -> FetchKit.fetch(fetcher, kit.at("127.0.0.2") + "/1"));
    until(() -> kit.origin.count() == 1);
    Future<Fetched> waiting = submit(() -> untilTaken(fetcher, kit.at("127.0.0.2") + "/2"));
    Failure refused = untilOverloaded(fetcher);
    assertThat(((Failure.Overloaded) refused).retryAfterSeconds()).isBetween(1, 60);
    gate.open();
    running.get(10, TimeUnit.SECONDS);
    waiting.get(10, TimeUnit.SECONDS);
  }

  @Test
  void whoWaitsTooLongIsSentAway() throws Exception {
    kit.origin.answers(FetchKit.picture().after(gate));
    Fetcher fetcher = kit.fetcher(Map.of("fetch.concurrency", "1", "fetch.timeout", "300ms"));
    Future<Fetched> running =
        submit(() -> FetchKit.fetch(fetcher, kit.at("127.0.0.2") + "/1", Modality.VIDEO));
    until(() -> kit.origin.count() == 1);
    assertThat(FetchKit.failure(fetcher, kit.at("127.0.0.2") + "/2"))
        .isInstanceOf(Failure.Overloaded.class);
    gate.open();
    running.get(10, TimeUnit.SECONDS);
  }

  /** One account with slow hosts fills its own share, and the next account does not notice. */
  @Test
  void oneAccountDoesNotHoldUpAnother() throws Exception {
    kit.origin.answers(asked ->
        asked.target().startsWith("/slow") ? FetchKit.picture().after(gate) : FetchKit.picture());
    Fetcher fetcher =
        kit.fetcher(
            Map.of(
                "fetch.concurrency", "4", "fetch.account_concurrency", "3", "fetch.queue", "40"));
    var slow = new ArrayList<Future<?>>();
    for (int i = 0; i < 20; i++) {
      String url = kit.at("127.0.0.2") + "/slow" + i;
      slow.add(submit(() -> fetch(fetcher, "greedy", url)));
    }
    until(() -> kit.origin.count() == 3);
    for (int i = 0; i < 10; i++) {
      String url = kit.at("127.0.0.2") + "/fast" + i;
      assertThat(fetch(fetcher, "modest", url).bytes()).isEqualTo(PICTURE);
    }
    assertThat(kit.origin.count()).isEqualTo(13);
    gate.open();
    for (Future<?> each : slow) {
      each.get(20, TimeUnit.SECONDS);
    }
  }

  @Test
  void aVideoMayBeLargerThanAPicture() {
    byte[] large = new byte[3000];
    kit.origin.answers(Reply.of(200, "video/mp4", Reply.Framing.LENGTH, large));
    Fetcher fetcher = kit.fetcher(Map.of("fetch.bytes", "2KiB", "fetch.video_bytes", "3000"));
    String url = kit.at("127.0.0.2") + "/";
    assertThat(FetchKit.fetch(fetcher, url, Modality.VIDEO).bytes()).hasSize(3000);
    assertRejected(FetchKit.failure(fetcher, url), MediaFault.IMAGE_FILE_TOO_LARGE);
  }

  @Test
  void whereThereIsNoMemoryIsNoFetch() {
    long heap = Runtime.getRuntime().maxMemory();
    byte[] large = new byte[(int) Math.min(heap / 100 + (1 << 20), 1 << 28)];
    kit.origin.answers(Reply.of(200, "image/png", Reply.Framing.CHUNKED, large));
    Fetcher fetcher = kit.fetcher(Map.of("fetch.memory_percent", "1", "fetch.bytes", "256MiB"));
    assertThat(FetchKit.failure(fetcher, kit.at("127.0.0.2") + "/"))
        .isInstanceOf(Failure.Overloaded.class);
    until(() -> fetcher.held() == 0);
    kit.origin.answers(FetchKit.picture());
    assertThat(FetchKit.fetch(fetcher, kit.at("127.0.0.2") + "/").bytes()).isEqualTo(PICTURE);
  }

  /** Whoever asks whether the line is full is in it himself for a moment. */
  private static Fetched untilTaken(Fetcher fetcher, String url) {
    var fetched = new ArrayList<Fetched>();
    until(() -> {
      try {
        return fetched.add(FetchKit.fetch(fetcher, url));
      } catch (FailureException e) {
        assertThat(e.failure()).isInstanceOf(Failure.Overloaded.class);
        return false;
      }
    });
    return fetched.getLast();
  }

  private Failure untilOverloaded(Fetcher fetcher) {
    var refusals = new ArrayList<Failure>();
    until(() -> {
      var impatient = new Cancel();
      impatient.now();
      Failure failure = failureOf(() -> fetch(fetcher, kit.at("127.0.0.2") + "/3", impatient));
      refusals.add(failure);
      return failure instanceof Failure.Overloaded;
    });
    return refusals.getLast();
  }

  private static Fetched fetch(Fetcher fetcher, String account, String url) {
    try (Fetches fetches = fetcher.open(account, new Cancel())) {
      return fetches.fetch(wanted(url));
    }
  }

  private static Fetched fetch(Fetcher fetcher, String url, Cancel cancel) {
    try (Fetches fetches = fetcher.open(ACCOUNT, cancel)) {
      return fetches.fetch(wanted(url));
    }
  }

  private <T> Future<T> submit(Callable<T> step) {
    return threads.submit(step);
  }
}
