package dev.fovea.media.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import dev.fovea.error.MediaFault;
import dev.fovea.testkit.Recorded;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Hundreds of URLs that two parsers could read in two ways: each is refused, or the host that was
 * read is the host that was asked.
 */
@Timeout(120)
final class OddUrlTest {
  private static final long SEED = 20261121;
  private static final int COUNT = 1200;

  private final FetchKit kit = new FetchKit();
  private final Random random = new Random(SEED);
  private final Fetcher fetcher = kit.fetcher(Map.of());
  private final UrlRules rules = new AddressPolicy(kit.settings(Map.of()), () -> 0).urls();

  @BeforeEach
  void everyNameIsAtTheOrigin() {
    kit.dns.otherwise("127.0.0.2");
  }

  @AfterEach
  void close() {
    kit.close();
  }

  @Test
  void theHostThatIsReadIsTheHostThatIsAsked() {
    int asked = 0;
    for (String url : urls().toList()) {
      asked += ask(url) ? 1 : 0;
    }
    kit.assertNobodyElseWasCalled();
    assertThat(asked).as("some are good").isBetween(COUNT / 10, COUNT / 2);
    assertThat(kit.origin.count()).isEqualTo(asked);
  }

  /** True when the origin was asked, and by the name that was read. */
  private boolean ask(String text) {
    Optional<MediaUrl> read = read(text);
    try {
      FetchKit.fetch(fetcher, text);
    } catch (FailureException e) {
      assertRefusal(e.failure(), text);
      return false;
    }
    MediaUrl url = read.orElseThrow();
    Recorded asked = kit.origin.take();
    assertThat(asked.headers()).as(text).containsEntry("host", url.authority()).hasSize(5);
    assertThat(asked.target()).as(text).isEqualTo(url.target());
    assertThat(url.port()).as(text).isEqualTo(kit.origin.port());
    assertJudgedAlike(url, text);
    return true;
  }

  /** Another parser, of another hand, finds the same host in the one form. */
  private static void assertJudgedAlike(MediaUrl url, String text) {
    URI other = URI.create(url.whole());
    assertThat(other.getHost()).as(text).isEqualTo(url.host().text());
    assertThat(other.getRawUserInfo()).as(text).isNull();
    assertThat(other.getRawFragment()).as(text).isNull();
    assertThat(other.getScheme()).as(text).isEqualTo("http");
  }

  /** A good name on a port where nobody listens cannot be fetched; all else is refused. */
  private void assertRefusal(Failure failure, String text) {
    assertThat(failure).as(text).isInstanceOf(Failure.MediaRejected.class);
    MediaFault fault = ((Failure.MediaRejected) failure).fault();
    if (fault != MediaFault.INVALID_IMAGE_URL) {
      assertThat(fault).as(text).isEqualTo(MediaFault.FAILED_TO_DOWNLOAD_IMAGE);
      assertThat(read(text).orElseThrow().port()).as(text).isNotEqualTo(kit.origin.port());
    }
  }

  private Optional<MediaUrl> read(String text) {
    try {
      return Optional.of(MediaUrl.parse(text, rules));
    } catch (UrlRefused refused) {
      return Optional.empty();
    }
  }

  private Stream<String> urls() {
    return IntStream.range(0, COUNT).mapToObj(_ -> odd());
  }

  private String odd() {
    var url = new StringBuilder(any(bases()));
    for (int i = random.nextInt(2); i >= 0; i--) {
      int at = random.nextInt(url.length() + 1);
      int cut = random.nextInt(4) == 0 ? random.nextInt(4) : 0;
      url.replace(at, Math.min(url.length(), at + cut), any(pieces()));
    }
    return url.toString();
  }

  private List<String> bases() {
    String port = ":" + kit.origin.port();
    return List.of(
        "http://pictures.test" + port + "/a/b.png?c=d#e",
        "http://127.0.0.2" + port + "/",
        "http://a.b.pictures.test" + port,
        "http://pictures.test" + port + "?x");
  }

  private List<String> pieces() {
    List<String> pieces = new ArrayList<>();
    kit.canaries.forEach(canary -> {
      for (String host : List.of("127.0.0.1", "localhost", "[::1]", "127.1", "2130706433")) {
        String there = host + ":" + canary.port();
        pieces.addAll(List.of(there, "@" + there, "\\@" + there, "#@" + there, "?@" + there));
        pieces.addAll(List.of("//" + there, "/@" + there, ";@" + there, " " + there));
      }
    });
    for (int i = 0; i < 8; i++) {
      pieces.addAll(List.of("a", "7", ".", "-", "/", ":", "%2e", "%40", "é", "xn--", "&", "x.y"));
    }
    pieces.addAll(
        List.of("@", "\\", "#", "?", "[", "]", "%", "%00", "\t", "\r\n", "\0", "..", "//"));
    pieces.addAll(List.of("。", "．", "①", "ａ", "\u200B", "\u202E", "\uD800", "0x7f", "_", "*", "|"));
    return pieces;
  }

  private <T> T any(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
