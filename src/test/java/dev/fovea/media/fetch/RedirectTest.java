package dev.fovea.media.fetch;

import static dev.fovea.media.fetch.FetchKit.PICTURE;
import static dev.fovea.media.fetch.FetchKit.assertRejected;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.error.MediaFault;
import dev.fovea.testkit.Recorded;
import dev.fovea.testkit.Reply;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every redirect is a new URL: read anew, checked anew, and at most three. */
@Timeout(60)
final class RedirectTest {
  private final FetchKit kit = new FetchKit();
  private final String canary = "127.0.0.1:" + kit.canaries.getFirst().port();

  @AfterEach
  void close() {
    kit.assertNobodyElseWasCalled();
    kit.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void aRedirectIsFollowed(int status) {
    kit.origin.thenOnce(to(status, kit.at("pictures.test") + "/there"));
    assertThat(kit.fetch(kit.at("127.0.0.2") + "/here").bytes()).isEqualTo(PICTURE);
    assertThat(kit.origin.take().target()).isEqualTo("/here");
    assertThat(kit.origin.take().target()).isEqualTo("/there");
  }

  @ParameterizedTest
  @ValueSource(ints = {300, 304, 305, 306})
  void whatIsNoRedirectIsNotFollowed(int status) {
    kit.origin.answers(to(status, kit.at("127.0.0.2") + "/there"));
    assertRejected(kit.failure(kit.at("127.0.0.2") + "/here"), MediaFault.FAILED_TO_DOWNLOAD_IMAGE);
    assertThat(kit.origin.count()).isOne();
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void aRedirectToThisMachineIsRefused(int status) {
    kit.origin.answers(to(status, "http://" + canary + "/"));
    assertRejected(kit.failure(kit.at("127.0.0.2") + "/"), MediaFault.INVALID_IMAGE_URL);
  }

  static Stream<String> traps() {
    return Stream.of(
        "//CANARY/",
        "http://localhost:PORT/",
        "http://[::ffff:127.0.0.1]:PORT/",
        "http://2130706433:PORT/",
        "http://0:PORT/",
        "http://127.1:PORT/",
        "http://x@CANARY/",
        "http:\\\\CANARY",
        "\\\\CANARY",
        "/\\CANARY/",
        "http://127.0.0.2\\@CANARY/",
        "file:///etc/passwd",
        "ftp://CANARY/",
        "data:image/png;base64,AAAA",
        "javascript:alert(1)",
        "http://127.0.0.2:22/",
        "http:",
        "http://",
        "http:// CANARY/");
  }

  @ParameterizedTest
  @MethodSource("traps")
  void aRedirectIntoATrapIsRefused(String trap) {
    String port = canary.substring(canary.indexOf(':') + 1);
    kit.origin.answers(to(302, trap.replace("CANARY", canary).replace("PORT", port)));
    assertRejected(kit.failure(kit.at("127.0.0.2") + "/"), MediaFault.INVALID_IMAGE_URL);
    assertThat(kit.origin.count()).isOne();
  }

  @Test
  void aRedirectMayBeRelative() {
    kit.origin.thenOnce(to(302, "../x/./y?z=1#top"));
    kit.fetch(kit.at("127.0.0.2") + "/a/b/c");
    kit.origin.take();
    assertThat(kit.origin.take().target()).isEqualTo("/a/x/y?z=1");
  }

  @Test
  void aRedirectMayHaveLettersAsTheyAre() {
    kit.origin.thenOnce(to(302, new String("/ü".getBytes(UTF_8), ISO_8859_1)));
    kit.fetch(kit.at("127.0.0.2") + "/");
    kit.origin.take();
    assertThat(kit.origin.take().target()).isEqualTo("/%C3%BC");
  }

  @Test
  void aRedirectToNowhereFails() {
    kit.origin.answers(Reply.json(302, "{}"));
    assertRejected(kit.failure(kit.at("127.0.0.2") + "/"), MediaFault.FAILED_TO_DOWNLOAD_IMAGE);
  }

  @Test
  void aLoopEndsAfterThreeRedirects() {
    kit.origin.answers(to(302, "/"));
    long began = System.nanoTime();
    assertRejected(kit.failure(kit.at("127.0.0.2") + "/"), MediaFault.FAILED_TO_DOWNLOAD_IMAGE);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));
    assertThat(kit.origin.count()).isEqualTo(4);
  }

  @Test
  void threeRedirectsAreFollowedAndNoFourth() {
    IntStream.range(0, 3).forEach(i -> kit.origin.thenOnce(to(302, "/" + i)));
    assertThat(kit.fetch(kit.at("127.0.0.2") + "/a").bytes()).isEqualTo(PICTURE);
    kit.origin.answers(FetchKit.picture());
    IntStream.range(0, 20).forEach(i -> kit.origin.thenOnce(to(302, "/" + i)));
    assertRejected(kit.failure(kit.at("127.0.0.2") + "/b"), MediaFault.FAILED_TO_DOWNLOAD_IMAGE);
    assertThat(kit.origin.count()).isEqualTo(4);
  }

  @Test
  void noCookieAndNoCredentialIsCarriedAlong() {
    kit.origin.thenOnce(
        to(302, kit.at("pictures.test") + "/there")
            .header("Set-Cookie", "a=b")
            .header("WWW-Authenticate", "Basic"));
    kit.fetch(kit.at("127.0.0.2") + "/here");
    kit.origin.take();
    Recorded second = kit.origin.take();
    assertThat(second.headers()).hasSize(5);
    assertThat(second.headers()).doesNotContainKeys("cookie", "authorization", "referer");
  }

  private static Reply to(int status, String location) {
    return Reply.json(status, "moved").header("Location", location);
  }
}
