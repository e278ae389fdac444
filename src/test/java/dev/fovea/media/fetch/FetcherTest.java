package dev.fovea.media.fetch;

import static dev.fovea.media.fetch.FetchKit.PICTURE;
import static dev.fovea.media.fetch.FetchKit.assertRejected;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.error.Failure;
import dev.fovea.error.MediaFault;
import dev.fovea.testkit.Canary;
import dev.fovea.testkit.Recorded;
import dev.fovea.testkit.Reply;
import dev.fovea.testkit.ScriptedUpstream;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One fetch: what the host is told, and which hosts are never told anything. */
@Timeout(60)
final class FetcherTest {
  private final FetchKit kit = new FetchKit();

  @AfterEach
  void close() {
    kit.assertNobodyElseWasCalled();
    kit.close();
  }

  @Test
  void aPictureIsFetchedFromItsName() {
    Fetched fetched = kit.fetch(kit.at("pictures.test") + "/cat.png?signature=a%2Fb");
    assertThat(fetched.bytes()).isEqualTo(PICTURE);
    assertThat(fetched.mediaType()).isEqualTo("image/png");
    assertThat(fetched.cached()).isFalse();
    assertThat(fetched.took()).isPositive();
  }

  @Test
  void theHostIsAskedForThePictureAndToldNothingElse() {
    kit.fetch(kit.at("pictures.test") + "/cat.png?signature=a%2Fb");
    Recorded asked = kit.origin.take();
    assertThat(asked.method()).isEqualTo("GET");
    assertThat(asked.target()).isEqualTo("/cat.png?signature=a%2Fb");
    assertThat(asked.headers())
        .containsEntry("host", "pictures.test:" + kit.origin.port())
        .containsEntry("accept-encoding", "identity")
        .containsEntry("connection", "close")
        .hasEntrySatisfying("user-agent", agent -> assertThat(agent).startsWith("Fovea/"))
        .hasEntrySatisfying("accept", accept -> assertThat(accept).startsWith("image/*"))
        .hasSize(5);
  }

  @Test
  void aPictureIsFetchedFromAnAddress() {
    assertThat(kit.fetch(kit.at("127.0.0.2") + "/").bytes()).isEqualTo(PICTURE);
    assertThat(kit.origin.take().headers()).containsEntry("host", "127.0.0.2:" + kit.origin.port());
  }

  @Test
  void aPictureIsFetchedFromAnAddressOfVersion6() {
    try (var origin = ScriptedUpstream.at("::1").answers(FetchKit.picture())) {
      Fetcher fetcher = kit.fetcher(Map.of("fetch.allow", "[::1]:" + origin.port()));
      String url = "http://[::1]:" + origin.port() + "/a";
      assertThat(FetchKit.fetch(fetcher, url).bytes()).isEqualTo(PICTURE);
      assertThat(origin.take().headers()).containsEntry("host", "[::1]:" + origin.port());
    }
  }

  static Stream<String> noHosts() {
    return Stream.of(
        "2130706433",
        "0x7f000001",
        "127.1",
        "0177.0.0.1",
        "127.0.0.1.",
        "①②⑦.0.0.1",
        "%31%32%37.0.0.1",
        "u:p@127.0.0.2",
        "127.0.0.2\\@127.0.0.1");
  }

  static Stream<String> privateHosts() {
    return Stream.of(
        "127.0.0.1",
        "127.0.0.3",
        "0.0.0.0",
        "localhost",
        "LOCALHOST",
        "[::1]",
        "[::]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[::127.0.0.1]",
        "[64:ff9b::7f00:1]",
        "[64:ff9b:1::7f00:1]",
        "[2002:7f00:1::]",
        "[fc00::1]",
        "[fd00:ec2::254]",
        "[fec0::1]",
        "[ff02::1]",
        "169.254.169.254",
        "100.100.100.200",
        "10.0.0.1");
  }

  @ParameterizedTest
  @MethodSource({"noHosts", "privateHosts"})
  void noOtherHostIsCalledByWhateverName(String host) {
    for (Canary canary : kit.canaries) {
      assertRejected(
          kit.failure("http://" + host + ":" + canary.port() + "/"), MediaFault.INVALID_IMAGE_URL);
    }
    assertThat(kit.origin.count()).isZero();
  }

  @ParameterizedTest
  @MethodSource("privateHosts")
  void aPrivateAddressIsRefusedInTheSameWordsWhetherSomebodyListensOrNot(String host) {
    Failure open = kit.failure("http://" + host + ":" + kit.canaries.getFirst().port() + "/");
    Failure closed = kit.failure("http://" + host + "/");
    assertThat(open).isEqualTo(closed);
    assertThat(open.message()).contains("not at a public address").doesNotContain(host);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/%0d%0aX:1", "/%00", "/a%0aHost:b"})
  void anEncodedLineBreakStaysEncoded(String path) {
    kit.fetch(kit.at("127.0.0.2") + path);
    Recorded asked = kit.origin.take();
    assertThat(asked.target()).isEqualTo(path);
    assertThat(asked.headers()).hasSize(5);
    assertThat(kit.origin.count()).isOne();
  }

  @Test
  void thisServerItselfIsNotCalled() {
    int own = kit.canaries.getFirst().port();
    Fetcher fetcher = kit.fetcher(Map.of("fetch.allow", "127.0.0.0/8"), Path.of("none"), own);
    assertRejected(
        FetchKit.failure(fetcher, "http://127.0.0.1:" + own + "/v1/models"),
        MediaFault.INVALID_IMAGE_URL);
  }

  @Test
  void aPlainUrlIsRefusedUnlessItIsAllowed() {
    Fetcher strict = kit.fetcher(Map.of("fetch.http", "false"));
    Failure failure = FetchKit.failure(strict, kit.at("127.0.0.2") + "/");
    assertRejected(failure, MediaFault.INVALID_IMAGE_URL);
    assertThat(failure.message()).contains("fetch.http");
    assertThat(kit.origin.count()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {22, 25, 6379, 5432, 8080})
  void otherPortsAreNotCalled(int port) {
    assertRejected(kit.failure("http://127.0.0.2:" + port + "/"), MediaFault.INVALID_IMAGE_URL);
  }

  @Test
  void noMessageHoldsAUrl() {
    kit.origin.answers(Reply.json(404, "{\"secret\":\"body\"}"));
    String url = kit.at("pictures.test") + "/private/path?signature=secret";
    assertThat(kit.failure(url).message()).doesNotContain("pictures", "private", "secret");
  }
}
