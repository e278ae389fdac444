package dev.fovea.media.fetch;

import static dev.fovea.media.fetch.FetchKit.PICTURE;
import static dev.fovea.media.fetch.FetchKit.assertRejected;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.config.ConfigException;
import dev.fovea.error.Failure;
import dev.fovea.error.MediaFault;
import dev.fovea.testkit.RawOrigin;
import dev.fovea.testkit.Reply;
import dev.fovea.testkit.ScriptedUpstream;
import dev.fovea.testkit.TestAuthority;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Over TLS the host has to be who it says it is, and nothing falls back to less. */
@Timeout(60)
final class TlsTest {
  private static final InetAddress AT = InetAddress.ofLiteral("127.0.0.2");
  private static final TestAuthority AUTHORITY = new TestAuthority();

  private final FetchKit kit = new FetchKit();

  @TempDir private Path folder = Path.of("");

  @AfterEach
  void close() {
    kit.assertNobodyElseWasCalled();
    kit.close();
  }

  @Test
  void aHostWithItsCertificateIsTrusted() {
    assertFetched(AUTHORITY.server(AT, List.of("pictures.test")), "pictures.test");
    assertFetched(AUTHORITY.server(AT, List.of("*.test")), "pictures.test");
    assertFetched(AUTHORITY.server(AT, List.of("127.0.0.2")), "127.0.0.2");
  }

  /** The name goes to the host although an address is dialled. */
  @Test
  void theHostIsAskedForByItsName() {
    var names = new CopyOnWriteArrayList<String>();
    SSLServerSocket server = AUTHORITY.server(AT, List.of("pictures.test"));
    TestAuthority.watchNames(server, names::add);
    try (var origin = ScriptedUpstream.on(server).answers(FetchKit.picture())) {
      FetchKit.fetch(trusting(origin.port()), "https://pictures.test:" + origin.port() + "/");
      assertThat(names).containsOnly("pictures.test");
      assertThat(origin.take().headers()).containsEntry("host", "pictures.test:" + origin.port());
    }
  }

  @Test
  void aRedirectFromHttpsToHttpIsRefusedUnlessHttpIsAllowed() {
    SSLServerSocket server = AUTHORITY.server(AT, List.of("pictures.test"));
    try (var origin = ScriptedUpstream.on(server)) {
      origin.answers(Reply.json(302, "{}").header("Location", kit.at("pictures.test") + "/plain"));
      String url = "https://pictures.test:" + origin.port() + "/";
      assertThat(FetchKit.fetch(trusting(origin.port()), url).bytes()).isEqualTo(PICTURE);
      Fetcher strict = kit.fetcher(settings(origin.port(), Map.of("fetch.http", "false")));
      assertRejected(FetchKit.failure(strict, url), MediaFault.INVALID_IMAGE_URL);
      assertThat(kit.origin.count()).isOne();
    }
  }

  @Test
  void anExpiredCertificateIsRefused() {
    assertDistrusted(AUTHORITY.expiredServer(AT, List.of("pictures.test")), "pictures.test");
  }

  @Test
  void anotherHostsCertificateIsRefused() {
    assertDistrusted(AUTHORITY.server(AT, List.of("other.test")), "pictures.test");
    assertDistrusted(AUTHORITY.server(AT, List.of("127.0.0.2")), "pictures.test");
    assertDistrusted(AUTHORITY.server(AT, List.of("pictures.test")), "127.0.0.2");
    assertDistrusted(AUTHORITY.server(AT, List.of("*.pictures.test")), "pictures.test");
  }

  @Test
  void aStrangersCertificateIsRefused() {
    assertDistrusted(new TestAuthority().server(AT, List.of("pictures.test")), "pictures.test");
  }

  @Test
  void withoutTheOperatorsFileTheTestAuthorityIsAStranger() {
    SSLServerSocket server = AUTHORITY.server(AT, List.of("pictures.test"));
    try (var origin = ScriptedUpstream.on(server).answers(FetchKit.picture())) {
      Fetcher system = kit.fetcher(Map.of("fetch.ports", Integer.toString(origin.port())));
      assertRejected(
          FetchKit.failure(system, "https://pictures.test:" + origin.port() + "/"),
          MediaFault.FAILED_TO_DOWNLOAD_IMAGE);
      assertThat(origin.count()).isZero();
    }
  }

  @Test
  void anOldVersionOfTlsIsRefused() {
    // The JDK itself speaks it no more, so its first words are written by hand.
    byte[] hello = new byte[5 + 4 + 2 + 32 + 1 + 2 + 1];
    byte[] begin = {
      0x16, 3, 1, 0, (byte) (hello.length - 5), 2, 0, 0, (byte) (hello.length - 9), 3, 1
    };
    System.arraycopy(begin, 0, hello, 0, begin.length);
    hello[hello.length - 2] = 0x2F; // TLS_RSA_WITH_AES_128_CBC_SHA
    try (var origin = RawOrigin.at("127.0.0.2", caller -> caller.say(hello).untilGone())) {
      Fetcher patient =
          kit.fetcher(
              settings(
                  origin.port(),
                  Map.of("fetch.timeout", "60s", "fetch.first_byte_timeout", "60s")));
      assertRejected(
          FetchKit.failure(patient, "https://pictures.test:" + origin.port() + "/"),
          MediaFault.FAILED_TO_DOWNLOAD_IMAGE);
      FetchKit.until(() -> origin.present() == 0);
    }
  }

  @Test
  void aHostThatNeverShakesHandsIsGivenUpInTime() {
    try (var origin = RawOrigin.at("127.0.0.2", RawOrigin.Caller::untilGone)) {
      Map<String, String> hasty = Map.of("fetch.first_byte_timeout", "300ms");
      Fetcher fetcher = kit.fetcher(settings(origin.port(), hasty));
      long began = System.nanoTime();
      assertRejected(
          FetchKit.failure(fetcher, "https://pictures.test:" + origin.port() + "/"),
          MediaFault.FAILED_TO_DOWNLOAD_IMAGE);
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
      FetchKit.until(() -> origin.present() == 0);
    }
  }

  @Test
  void plainHttpOnAPortOfHttpsFailsAndNothingIsSentInTheClear() {
    assertRejected(
        kit.failure("https://pictures.test:" + kit.origin.port() + "/"),
        MediaFault.FAILED_TO_DOWNLOAD_IMAGE);
    assertThat(kit.origin.count()).isZero();
  }

  @Test
  void aFileWithoutCertificatesStopsTheStart() throws IOException {
    Path empty = Files.writeString(folder.resolve("empty.pem"), "");
    Path nonsense =
        Files.writeString(folder.resolve("nonsense.pem"), "-----BEGIN CERTIFICATE-----\nx");
    for (Path file : List.of(empty, nonsense, folder.resolve("missing.pem"))) {
      assertThatThrownBy(() -> kit.fetcher(Map.of("fetch.trust", file.toString())))
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining("fetch.trust");
    }
  }

  private void assertFetched(SSLServerSocket server, String host) {
    try (var origin = ScriptedUpstream.on(server).answers(FetchKit.picture())) {
      Fetcher fetcher = trusting(origin.port());
      String url = "https://" + host + ":" + origin.port() + "/a.png";
      assertThat(FetchKit.fetch(fetcher, url).bytes()).isEqualTo(PICTURE);
    }
  }

  /** Refused in the words for everything that breaks, and no request was sent. */
  private void assertDistrusted(SSLServerSocket server, String host) {
    try (var origin = ScriptedUpstream.on(server).answers(FetchKit.picture())) {
      String url = "https://" + host + ":" + origin.port() + "/a.png";
      Failure failure = FetchKit.failure(trusting(origin.port()), url);
      assertThat(failure).isEqualTo(kit.failure(kit.at("nowhere.test") + "/"));
      assertThat(origin.count()).isZero();
      assertThat(kit.origin.count()).isZero();
    }
  }

  private Fetcher trusting(int port) {
    return kit.fetcher(settings(port, Map.of()));
  }

  private Map<String, String> settings(int port, Map<String, String> more) {
    Path trusted = AUTHORITY.writeTo(folder.resolve("authority.pem"));
    var all = new HashMap<>(more);
    all.put("fetch.trust", trusted.toString());
    all.put("fetch.ports", port + "," + kit.origin.port());
    return all;
  }
}
