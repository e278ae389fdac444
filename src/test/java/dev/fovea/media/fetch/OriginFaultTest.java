package dev.fovea.media.fetch;

import static dev.fovea.media.fetch.FetchKit.assertRejected;
import static dev.fovea.media.fetch.FetchKit.failureOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.fovea.error.Failure;
import dev.fovea.error.MediaFault;
import dev.fovea.testkit.RawOrigin;
import dev.fovea.testkit.RawOrigin.Behaviour;
import dev.fovea.worker.Cancel;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Hosts that are slow, endless, broken or rude. None costs more than its time and its cap. */
@Timeout(60)
final class OriginFaultTest {
  private static final int CAP = 64 * 1024;
  private static final Duration TIMEOUT = Duration.ofMillis(600);
  private static final Duration FIRST_BYTE = Duration.ofMillis(400);
  private static final Duration SLACK = Duration.ofMillis(500);
  private static final Duration PAUSE = Duration.ofMillis(20);
  private static final byte[] PIECE = new byte[8 * 1024];

  /** What the system's own buffers hold on top, at both ends. */
  private static final int IN_TRANSIT = 1 << 20;

  private final FetchKit kit = new FetchKit();

  /** The first fetch of a process loads classes; the limits here are short. */
  @BeforeEach
  void warmUp() {
    kit.fetch(kit.at("pictures.test") + "/");
  }

  @AfterEach
  void close() {
    kit.assertNobodyElseWasCalled();
    kit.close();
  }

  static Stream<Arguments> silences() {
    String head = "HTTP/1.1 200 OK\r\nContent-Length: 50000\r\n\r\n";
    return Stream.of(
        silent("never answers", FIRST_BYTE, caller -> caller.listen().untilGone()),
        silent("does not even listen", FIRST_BYTE, RawOrigin.Caller::untilGone),
        silent(
            "drawls its head",
            FIRST_BYTE,
            caller -> caller.listen().drawl(head + head, PAUSE).untilGone()),
        silent(
            "says continue for ever",
            FIRST_BYTE,
            caller -> caller.listen().drawl("HTTP/1.1 100 Continue\r\n\r\n".repeat(9), PAUSE)),
        silent(
            "drawls its body",
            TIMEOUT,
            caller -> caller.listen().say(head).drawl("x".repeat(500), PAUSE)),
        silent(
            "drawls chunks",
            TIMEOUT,
            caller -> caller.listen().say(CHUNKED).drawl("1\r\nx\r\n".repeat(90), PAUSE)),
        silent(
            "stalls in the middle",
            TIMEOUT,
            caller -> caller.listen().say(head).say(new byte[25_000]).untilGone()));
  }

  private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

  private static Arguments silent(String name, Duration most, Behaviour behaviour) {
    return argumentSet(name, most, behaviour);
  }

  @ParameterizedTest
  @MethodSource("silences")
  void aSlowHostIsGivenUpInTime(Duration most, Behaviour behaviour) {
    try (var origin = RawOrigin.at("127.0.0.2", behaviour)) {
      Fetcher fetcher = fetcher(origin);
      long began = System.nanoTime();
      Failure failure = FetchKit.failure(fetcher, url(origin));
      Duration took = Duration.ofNanos(System.nanoTime() - began);
      assertRejected(failure, MediaFault.FAILED_TO_DOWNLOAD_IMAGE);
      assertThat(took).isBetween(most.minusMillis(50), most.plus(SLACK));
      FetchKit.until(() -> origin.present() == 0);
      assertThat(fetcher.held()).isZero();
    }
  }

  static Stream<Arguments> floods() {
    return Stream.of(
        flood("announces too much", "Content-Length: 1073741824\r\n", ""),
        flood("announces one byte too much", "Content-Length: " + (CAP + 1) + "\r\n", ""),
        flood("says no length", "", ""),
        flood("sends chunks for ever", "Transfer-Encoding: chunked\r\n", "2000\r\n"));
  }

  private static Arguments flood(String name, String header, String before) {
    return argumentSet(name, header, before);
  }

  @ParameterizedTest
  @MethodSource("floods")
  void moreThanTheCapIsNotRead(String header, String before) {
    Behaviour flood =
        caller -> {
          caller.listen().say("HTTP/1.1 200 OK\r\n" + header + "\r\n");
          while (true) {
            caller.say(before).say(PIECE).say(before.isEmpty() ? "" : "\r\n");
          }
        };
    try (var origin = RawOrigin.at("127.0.0.2", flood)) {
      Fetcher fetcher = fetcher(origin);
      Failure failure = FetchKit.failure(fetcher, url(origin));
      assertRejected(failure, MediaFault.IMAGE_FILE_TOO_LARGE);
      assertThat(failure.message()).contains(Integer.toString(CAP));
      FetchKit.until(() -> origin.present() == 0);
      assertThat(origin.written()).isLessThan(CAP + IN_TRANSIT);
      assertThat(fetcher.held()).isZero();
    }
  }

  @Test
  void whatIsAnnouncedAsTooLargeIsRefusedBeforeAByteOfIt() {
    Behaviour patient =
        caller ->
            caller.listen().say("HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\n").untilGone();
    try (var origin = RawOrigin.at("127.0.0.2", patient)) {
      long began = System.nanoTime();
      assertRejected(
          FetchKit.failure(fetcher(origin), url(origin)), MediaFault.IMAGE_FILE_TOO_LARGE);
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(FIRST_BYTE);
    }
  }

  @Test
  void aFileOfExactlyTheCapIsTaken() {
    for (String header :
        new String[] {"Content-Length: " + CAP + "\r\n", "Connection: close\r\n"}) {
      Behaviour full =
          caller -> caller.listen().say("HTTP/1.1 200 OK\r\n" + header + "\r\n").say(new byte[CAP]);
      try (var origin = RawOrigin.at("127.0.0.2", full)) {
        assertThat(FetchKit.fetch(fetcher(origin), url(origin)).bytes()).hasSize(CAP);
      }
    }
  }

  @Test
  void whatComesAfterTheAnnouncedLengthIsNotTaken() {
    Behaviour chatty =
        caller -> {
          caller.listen().say("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n0123456789");
          while (true) {
            caller.say(PIECE);
          }
        };
    try (var origin = RawOrigin.at("127.0.0.2", chatty)) {
      assertThat(FetchKit.fetch(fetcher(origin), url(origin)).bytes()).hasSize(10);
      FetchKit.until(() -> origin.present() == 0);
    }
  }

  static Stream<Arguments> breaks() {
    String ok = "HTTP/1.1 200 OK\r\n";
    return Stream.of(
        says("hangs up at once", caller -> {}),
        says("hangs up when asked", RawOrigin.Caller::listen),
        says("resets", RawOrigin.Caller::reset),
        says(
            "resets in the middle",
            c -> c.listen().say(ok + "Content-Length: 9\r\n\r\nabc").reset()),
        says("ends too early", c -> c.listen().say(ok + "Content-Length: 100\r\n\r\nabc")),
        says("ends within a chunk", c -> c.listen().say(CHUNKED + "ff\r\nabc")),
        says("ends before the last chunk", c -> c.listen().say(CHUNKED + "3\r\nabc\r\n")),
        says(
            "writes nonsense for a chunk", c -> c.listen().say(CHUNKED + "zz\r\nabc\r\n0\r\n\r\n")),
        says("speaks SSH", c -> c.say("SSH-2.0-OpenSSH_9.2\r\n").untilGone()),
        says("speaks HTTP/0.9", c -> c.listen().say("<html>hello</html>")),
        says("announces nonsense", c -> c.listen().say(ok + "Content-Length: x\r\n\r\nabc")),
        says(
            "announces less than nothing", c -> c.listen().say(ok + "Content-Length: -1\r\n\r\na")),
        says(
            "announces twice",
            c -> c.listen().say(ok + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nab")),
        says(
            "has a long head", c -> c.listen().say(ok + "X: " + "x".repeat(40_000) + "\r\n\r\nab")),
        says("has a long first line", c -> c.listen().say("HTTP/1.1 200 " + "x".repeat(40_000))),
        says("switches protocols", c -> c.listen().say("HTTP/1.1 101 Switching\r\n\r\nabc")),
        says(
            "answers in another coding",
            c -> c.listen().say(ok + "Transfer-Encoding: gzip\r\n\r\nabc")),
        says(
            "answers in two codings",
            c -> c.listen().say(ok + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n")));
  }

  private static Arguments says(String name, Behaviour behaviour) {
    return argumentSet(name, behaviour);
  }

  /** Whoever asks must not learn whether a port is open, or what speaks there. */
  @ParameterizedTest
  @MethodSource("breaks")
  void whateverBreaksIsToldInTheSameWords(Behaviour behaviour) {
    String closed = "http://127.0.0.2:" + kit.canaries.getFirst().port() + "/";
    try (var origin = RawOrigin.at("127.0.0.2", behaviour)) {
      Failure failure = FetchKit.failure(fetcher(origin), url(origin));
      assertThat(failure).isEqualTo(kit.failure(closed));
      assertRejected(failure, MediaFault.FAILED_TO_DOWNLOAD_IMAGE);
    }
  }

  @Test
  void aClientThatLeavesHangsUp() {
    var cancel = new Cancel();
    Behaviour silent =
        caller -> {
          caller.listen();
          cancel.now();
          caller.untilGone();
        };
    try (var origin = RawOrigin.at("127.0.0.2", silent)) {
      Fetcher patient = kit.fetcher(Map.of("fetch.ports", Integer.toString(origin.port())));
      long began = System.nanoTime();
      try (Fetches fetches = patient.open(FetchKit.ACCOUNT, cancel)) {
        assertThat(failureOf(() -> fetches.fetch(FetchKit.wanted(url(origin)))))
            .isInstanceOf(Failure.ClientGone.class);
      }
      FetchKit.until(() -> origin.present() == 0);
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));
      assertThat(patient.held()).isZero();
    }
  }

  private Fetcher fetcher(RawOrigin origin) {
    return kit.fetcher(
        Map.of(
            "fetch.ports",
            Integer.toString(origin.port()),
            "fetch.timeout",
            TIMEOUT.toMillis() + "ms",
            "fetch.first_byte_timeout",
            FIRST_BYTE.toMillis() + "ms",
            "fetch.bytes",
            Integer.toString(CAP)));
  }

  private static String url(RawOrigin origin) {
    return "http://127.0.0.2:" + origin.port() + "/a.png";
  }
}
