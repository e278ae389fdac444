package dev.fovea.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.json.Json;
import dev.fovea.testkit.Answer;
import dev.fovea.testkit.Canary;
import dev.fovea.testkit.Recorded;
import dev.fovea.testkit.Reply;
import dev.fovea.testkit.ScriptedUpstream;
import dev.fovea.testkit.TestServer;
import dev.fovea.testkit.pictures.Jpegs;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever a caller writes where a URL belongs, nobody inside is called: 127.0.0.2 is the internet,
 * and every other address of this machine has a canary.
 */
final class FetchTrapsTest {
  private static ScriptedUpstream upstream;
  private static ScriptedUpstream origin;
  private static List<Canary> canaries;
  private static TestServer server;

  @BeforeAll
  static void start() {
    upstream = ScriptedUpstream.start().answers(Demo.COMPLETION);
    origin = ScriptedUpstream.at("127.0.0.2");
    canaries = List.of(Canary.at("127.0.0.1"), Canary.at("127.0.0.3"), Canary.at("::1"));
    String ports =
        Stream.concat(Stream.of(origin.port()), canaries.stream().map(Canary::port))
            .map(String::valueOf)
            .collect(Collectors.joining(","));
    server =
        TestServer.start(
            Ask.models(upstream),
            Map.of(
                "media.fetch", "inline",
                "fetch.http", "true",
                "fetch.allow", "127.0.0.2/32",
                "fetch.cache.ttl", "0s",
                "fetch.ports", ports));
  }

  @AfterAll
  static void stop() {
    server.close();
    canaries.forEach(Canary::close);
    origin.close();
    upstream.close();
  }

  @AfterEach
  void nobodyInsideWasCalled() {
    assertThat(canaries).allMatch(canary -> canary.connects() == 0);
  }

  static Stream<String> hosts() {
    return Stream.of(
        "2130706433",
        "017700000001",
        "0x7f000001",
        "0x7f.1",
        "127.1",
        "127.0.1",
        "0177.0.0.1",
        "0x7f.0.0.1",
        "127.0.0.01",
        "0",
        "0.0.0.0",
        "127.000.000.001",
        "4294967296",
        "256.0.0.1",
        "127.0.0.1",
        "127.0.0.3",
        "127.0.0.1.",
        "localhost",
        "LOCALHOST",
        "localhost.",
        "１２７.０.０.１",
        "①②⑦.⓪.⓪.①",
        "127。0。0。1",
        "%31%32%37.0.0.1",
        "127.0.0.1%00.x",
        "",
        "[::1]",
        "[::]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[::127.0.0.1]",
        "[64:ff9b::7f00:1]",
        "[64:ff9b:1::7f00:1]",
        "[2002:7f00:1::]",
        "[2001:0:7f00:1::]",
        "[2a00::5efe:7f00:1]",
        "[fc00::1]",
        "[fd00:ec2::254]",
        "[fe80::1%25lo]",
        "[ff02::1]",
        "[fec0::1]",
        "169.254.169.254",
        "2852039166",
        "0xA9FEA9FE",
        "100.64.0.1",
        "100.100.100.200",
        "192.0.0.192",
        "10.0.0.1",
        "172.16.0.1",
        "192.168.0.1",
        "198.18.0.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255");
  }

  @ParameterizedTest
  @MethodSource("hosts")
  void noHostInsideIsCalledByWhateverName(String host) {
    for (Canary canary : canaries) {
      assertRefused(ask("http://" + host + ":" + canary.port() + "/latest/meta-data"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:///etc/passwd",
        "ftp://127.0.0.1/",
        "gopher://127.0.0.1/",
        "dict://127.0.0.1:11211/",
        "ldap://127.0.0.1/",
        "jar:http://127.0.0.1!/",
        "netdoc:///etc/passwd",
        "mailto:a@b",
        "javascript:alert(1)",
        "unix:/run/docker.sock",
        "//127.0.0.1/",
        "http:\\\\127.0.0.1",
        "http://u:p@127.0.0.2/",
        "http://1.1.1.1@127.0.0.1/",
        "http://127.0.0.2\\@127.0.0.1/",
        "http://127.0.0.2:22/",
        "http://127.0.0.2:0/",
        "http://127.0.0.2:65536/",
        "http://127.0.0.2/\r\nX: 1",
        "http://127.0.0.2/\0"
      })
  void whatIsNoUrlOfAFileIsRefused(String url) {
    int asked = origin.count();
    assertRefused(ask(url));
    assertThat(origin.count()).isEqualTo(asked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://CANARY/",
        "//CANARY/",
        "http:\\\\CANARY",
        "http://x@CANARY/",
        "http://2130706433:PORT/",
        "http://[::ffff:127.0.0.1]:PORT/",
        "file:///etc/passwd",
        "data:image/png;base64,AAAA"
      })
  void aRedirectInsideIsRefused(String location) {
    String port = String.valueOf(canaries.getFirst().port());
    String there = location.replace("CANARY", "127.0.0.1:" + port).replace("PORT", port);
    origin.answers(Reply.json(302, "moved").header("Location", there));
    assertRefused(ask("http://127.0.0.2:" + origin.port() + "/a.png"));
  }

  /** Fields in which other gateways were told where to send the vendor's key. */
  @Test
  void noFieldOfARequestSaysWhereItGoes() {
    String there = "http://127.0.0.1:" + canaries.getFirst().port() + "/v1";
    String fields =
        "\"api_base\":\"@\",\"base_url\":\"@\",\"user_config\":{\"api_base\":\"@\"},"
            + "\"extra_headers\":{\"Host\":\"@\",\"X-Forwarded-Host\":\"@\"},\"organization\":\"@\",";

    Answer answer =
        server
            .client()
            .post(
                "/v1/chat/completions",
                Ask.about(
                    "demo/claude",
                    fields.replace("@", there),
                    List.of(Ask.picture("image/jpeg", Jpegs.of(64, 48)))));

    assertThat(answer.status()).isIn(200, 400);
    if (answer.status() == 200) {
      Recorded asked = upstream.take();
      assertThat(asked.headers())
          .containsEntry("authorization", "Bearer sk-upstream-key")
          .containsEntry("host", "127.0.0.1:" + upstream.port());
      assertThat(asked.target()).isEqualTo("/v1/chat/completions");
    }
  }

  private static void assertRefused(Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.error("code")).isEqualTo("invalid_image_url");
    assertThat(answer.error("param")).isEqualTo("messages[0].content[1].image_url.url");
    assertThat(answer.text()).doesNotContain("127.0.0.", "passwd");
  }

  private static Answer ask(String url) {
    return server
        .client()
        .post(
            "/v1/chat/completions",
            Ask.about("demo/claude", "", List.of(Ask.part(Json.escaped(url).utf8()))));
  }
}
