package dev.fovea.media.fetch;

import static dev.fovea.media.fetch.FetchKit.ACCOUNT;
import static dev.fovea.media.fetch.FetchKit.PICTURE;
import static dev.fovea.media.fetch.FetchKit.assertRejected;
import static dev.fovea.media.fetch.FetchKit.failureOf;
import static dev.fovea.media.fetch.FetchKit.until;
import static dev.fovea.media.fetch.FetchKit.wanted;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import dev.fovea.error.MediaFault;
import dev.fovea.testkit.Gate;
import dev.fovea.testkit.Reply;
import dev.fovea.vision.Modality;
import dev.fovea.worker.Cancel;
import java.time.Duration;
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

/** All that one request fetches. */
@Timeout(60)
final class FetchesTest {
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
  void aRequestFetchesAFewAtOnceAndAllInOrder() {
    Fetcher fetcher = kit.fetcher(Map.of("fetch.request_concurrency", "3"));
    kit.origin.answers(asked -> text(asked.target()).after(gate));
    List<Wanted> wanted =
        IntStream.range(0, 50).mapToObj(i -> wanted(kit.at("127.0.0.2") + "/" + i)).toList();
    Future<List<Fetched>> batch = submit(() -> fetch(fetcher, wanted, new Cancel()));
    until(() -> kit.origin.count() == 3);
    gate.open();
    assertThat(result(batch))
        .extracting(each -> new String(each.bytes(), UTF_8))
        .isEqualTo(IntStream.range(0, 50).mapToObj(i -> "/" + i).toList());
  }

  @Test
  void whatARequestNamesTwiceIsFetchedOnce() {
    String url = kit.at("127.0.0.2") + "/same";
    List<Fetched> fetched =
        fetch(kit.fetcher(Map.of()), List.of(wanted(url), wanted(url), wanted(url)), new Cancel());
    assertThat(fetched).hasSize(3).allMatch(each -> each.bytes().length == PICTURE.length);
    assertThat(kit.origin.count()).isOne();
  }

  @Test
  void nothingWantedIsNothingFetched() {
    assertThat(fetch(kit.fetcher(Map.of()), List.of(), new Cancel())).isEmpty();
  }

  @Test
  void theFirstThatFailsFailsTheRequestAtItsPlace() {
    kit.origin.answers(asked ->
        asked.target().equals("/bad") ? Reply.json(404, "{}") : FetchKit.picture().after(gate));
    List<Wanted> wanted =
        List.of(
            new Wanted(kit.at("127.0.0.2") + "/slow", Modality.IMAGE, "first"),
            new Wanted(kit.at("127.0.0.2") + "/bad", Modality.IMAGE, "second"),
            new Wanted(kit.at("127.0.0.2") + "/slower", Modality.IMAGE, "third"));
    Fetcher fetcher = kit.fetcher(Map.of());
    long began = System.nanoTime();
    var failure = (Failure.MediaRejected) failureOf(() -> fetch(fetcher, wanted, new Cancel()));
    assertThat(failure.param()).isEqualTo("second");
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(3));
    until(() -> fetcher.held() == 0);
  }

  @Test
  void aClientThatLeavesEndsItsBatch() throws Exception {
    kit.origin.answers(FetchKit.picture().after(gate));
    var cancel = new Cancel();
    List<Wanted> wanted =
        IntStream.range(0, 20).mapToObj(i -> wanted(kit.at("127.0.0.2") + "/" + i)).toList();
    Fetcher fetcher = kit.fetcher(Map.of());
    Future<Failure> batch = submit(() -> failureOf(() -> fetch(fetcher, wanted, cancel)));
    until(() -> kit.origin.count() == 8);
    cancel.now();
    assertThat(batch.get(1, TimeUnit.SECONDS)).isInstanceOf(Failure.ClientGone.class);
    kit.origin.take().assertClosedWithin(1000);
    assertThat(kit.origin.count()).isEqualTo(8);
  }

  @Test
  void aRequestsFilesTogetherAreHeldToALimit() {
    kit.origin.answers(Reply.of(200, "image/png", Reply.Framing.LENGTH, new byte[1000]));
    Fetcher fetcher = kit.fetcher(Map.of("fetch.request_bytes", "2500"));
    try (Fetches fetches = fetcher.open(ACCOUNT, new Cancel())) {
      fetches.fetch(wanted(kit.at("127.0.0.2") + "/1"));
      fetches.fetch(wanted(kit.at("127.0.0.2") + "/2"));
      Failure failure = failureOf(() -> fetches.fetch(wanted(kit.at("127.0.0.2") + "/3")));
      assertRejected(failure, MediaFault.IMAGE_FILE_TOO_LARGE);
      assertThat(failure.message()).contains("together", "2500");
    }
  }

  @Test
  void whatIsFetchedCountsUntilItsRequestIsClosed() {
    Fetcher fetcher = kit.fetcher(Map.of());
    try (Fetches fetches = fetcher.open(ACCOUNT, new Cancel())) {
      fetches.fetch(wanted(kit.at("127.0.0.2") + "/1"));
      assertThat(fetcher.held()).isGreaterThanOrEqualTo(PICTURE.length);
      assertThatThrownBy(() -> fetches.fetch(wanted("ftp://nothing/")))
          .isInstanceOf(FailureException.class);
    }
    until(() -> fetcher.held() == 0);
  }

  private static Reply text(String text) {
    return Reply.of(200, "text/plain", Reply.Framing.LENGTH, text.getBytes(UTF_8));
  }

  private static List<Fetched> fetch(Fetcher fetcher, List<Wanted> wanted, Cancel cancel) {
    try (Fetches fetches = fetcher.open(ACCOUNT, cancel)) {
      return fetches.fetch(wanted);
    }
  }

  private <T> Future<T> submit(Callable<T> step) {
    return threads.submit(step);
  }

  private static <T> T result(Future<T> future) {
    try {
      return future.get(20, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
