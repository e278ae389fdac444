package dev.fovea.media.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One strict reading of a URL. */
final class MediaUrlTest {
  private static final UrlRules HTTPS = new UrlRules(false, Set.of(443));
  private static final UrlRules BOTH = new UrlRules(true, Set.of(443, 80, 9100));

  @ParameterizedTest
  @CsvSource({
    "https://example.com/a.png, https://example.com/a.png",
    "https://example.com, https://example.com/",
    "HTTPS://EXAMPLE.com/A.png, https://example.com/A.png",
    "https://example.com:443/a, https://example.com/a",
    "https://example.com?size=1, https://example.com/?size=1",
    "https://example.com/a?b=c#d@e, https://example.com/a?b=c",
    "https://example.com#@127.0.0.1, https://example.com/",
    "https://example.com/a%20b?c=%2Fd, https://example.com/a%20b?c=%2Fd",
    "https://example.com/%0d%0aX:1, https://example.com/%0d%0aX:1",
    "'https://example.com/{a}|b[0]?q=<\"^`>', https://example.com/%7Ba%7D%7Cb%5B0%5D?q=%3C%22%5E%60%3E",
    "https://example.com/фото.jpg, https://example.com/%D1%84%D0%BE%D1%82%D0%BE.jpg",
    "https://example.com/🖼, https://example.com/%F0%9F%96%BC",
    "https://bücher.example/a, https://xn--bcher-kva.example/a",
    "https://例え.テスト/a, https://xn--r8jz45g.xn--zckzah/a",
    "https://xn--bcher-kva.example/, https://xn--bcher-kva.example/",
    "https://93.184.216.34/a, https://93.184.216.34/a",
    "https://[2606:2800:220:1::1]/a, https://[2606:2800:220:1::1]/a",
    "https://[2606:2800:0220:0001:0:0:0:1]/a, https://[2606:2800:220:1::1]/a",
    "https://[::ffff:93.184.216.34]/a, https://93.184.216.34/a",
    "https://a.b-c.d2.e/.././a, https://a.b-c.d2.e/.././a",
  })
  void aUrlHasOneForm(String text, String form) {
    assertThat(MediaUrl.parse(text, HTTPS).whole()).isEqualTo(form);
  }

  @Test
  void aFormIsItsOwnForm() {
    String form =
        MediaUrl.parse("https://Bücher.example:443/a b".replace(" ", "%20"), HTTPS).whole();
    assertThat(MediaUrl.parse(form, HTTPS).whole()).isEqualTo(form);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2130706433",
        "017700000001",
        "0x7f000001",
        "0x7f.1",
        "127.1",
        "127.0.1",
        "0177.0.0.1",
        "0x7f.0.0.1",
        "127.0.0.0x1",
        "127.0.0.01",
        "0",
        "00",
        "127.000.000.001",
        "4294967296",
        "256.0.0.1",
        "1.2.3.4.5",
        "1.2.3",
        "127.0.0.1.",
        "localhost.",
        "2852039166",
        "0xA9FEA9FE",
        "１２７.０.０.１",
        "①②⑦.0.0.1",
        "ⓛocalhost",
        "127。0。0。1",
        "127．0．0．1",
        "example。com",
        "exam\u200Bple.com",
        "faß.de",
        "ℂ.example",
        "%31%32%37.0.0.1",
        "127.0.0.1%00.x",
        "ex%61mple.com",
        "",
        ".",
        ".com",
        "a..b",
        "-a.com",
        "a-.com",
        "a_b.com",
        "example.7com",
        "7up",
        "a!b.com",
        "*.com",
        "[::1",
        "::1",
        "[::1]x",
        "[]",
        "[fe80::1%25lo]",
        "[fe80::1%lo]",
        "[v1.a]",
        "[1::2::3]",
        "[127.0.0.1]",
        "[12345::]",
      })
  void aHostThatIsNoneIsRefusedBeforeItIsLookedUp(String host) {
    assertThatThrownBy(() -> MediaUrl.parse("https://" + host + "/a.png", HTTPS))
        .isInstanceOf(UrlRefused.class);
  }

  @Test
  void aNameIsAtMost253CharactersAndALabel63() {
    String label = "a".repeat(63);
    assertThat(MediaUrl.parse("https://" + label + ".de/", HTTPS).host().text()).hasSize(66);
    String longest = String.join(".", label, label, label, "a".repeat(61));
    assertThat(MediaUrl.parse("https://" + longest + "/", HTTPS).host().text()).hasSize(253);
    assertThatThrownBy(() -> MediaUrl.parse("https://" + longest + "a/", HTTPS))
        .isInstanceOf(UrlRefused.class);
    assertThatThrownBy(() -> MediaUrl.parse("https://a" + label + ".de/", HTTPS))
        .isInstanceOf(UrlRefused.class);
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        refused("", "empty"),
        refused("example.com/a.png", "begin with https://"),
        refused("/a.png", "begin with https://"),
        refused("//example.com/a.png", "begin with https://"),
        refused("file:///etc/passwd", "begin with https://"),
        refused("ftp://example.com/", "begin with https://"),
        refused("gopher://example.com/", "begin with https://"),
        refused("dict://example.com:11211/", "begin with https://"),
        refused("ldap://example.com/", "begin with https://"),
        refused("jar:https://example.com!/a", "begin with https://"),
        refused("netdoc:///etc/passwd", "begin with https://"),
        refused("mailto:a@example.com", "begin with https://"),
        refused("data:text/html,hello", "begin with https://"),
        refused("javascript:alert(1)", "begin with https://"),
        refused("unix:/run/a.sock", "begin with https://"),
        refused("httpss://example.com/", "begin with https://"),
        refused("https:example.com", "slashes"),
        refused("https:/example.com", "slashes"),
        refused("https:///etc/passwd", "no host"),
        refused("https://?a", "no host"),
        refused("https://:443/", "no host"),
        refused("http://example.com/", "fetch.http"),
        refused(" https://example.com/", "invisible"),
        refused("https://example.com/ ", "invisible"),
        refused("\thttps://example.com/", "invisible"),
        refused("https://example.com/a\nb", "invisible"),
        refused("https://example.com/a\r\nX: 1", "invisible"),
        refused("https://example.com/a\0b", "invisible"),
        refused("https://exa\rmple.com/", "invisible"),
        refused("https://example.com/\u2028", "invisible"),
        refused("https://example.com/\u202Egnp.a", "invisible"),
        refused("https://example.com/\uD800", "invisible"),
        refused("https://example.com/\uFFFD", "invisible"),
        refused("https:\\\\example.com/", "backslash"),
        refused("https://example.com\\@127.0.0.1/", "backslash"),
        refused("https://example.com/a\\b", "backslash"),
        refused("https://u:p@example.com/", "user name"),
        refused("https://1.1.1.1@127.0.0.1/", "user name"),
        refused("https://@example.com/", "user name"),
        refused("https://example.com:22/", "port"),
        refused("https://example.com:25/", "port"),
        refused("https://example.com:80/", "port"),
        refused("https://example.com:6379/", "port"),
        refused("https://example.com:8080/", "port"),
        refused("https://example.com:0/", "port"),
        refused("https://example.com:65536/", "port"),
        refused("https://example.com:99999999999/", "port"),
        refused("https://example.com:/", "port"),
        refused("https://example.com:0443/", "port"),
        refused("https://example.com:+443/", "port"),
        refused("https://example.com:443:443/", "port"),
        refused("https://example.com:４４３/", "port"),
        refused("https://example.com/100%", "hexadecimal"),
        refused("https://example.com/%4", "hexadecimal"),
        refused("https://example.com/?a=%zz", "hexadecimal"),
        refused("https://example.com/" + "a".repeat(8192), "8192"),
        refused("https://example.com/" + "é".repeat(2000), "8192"));
  }

  private static Arguments refused(String url, String says) {
    return argumentSet(says, url, says);
  }

  @ParameterizedTest
  @MethodSource("refused")
  void aRefusalSaysWhatIsWrongAndNotTheUrl(String url, String says) {
    assertThatThrownBy(() -> MediaUrl.parse(url, HTTPS))
        .isInstanceOf(UrlRefused.class)
        .message()
        .contains(says)
        .doesNotContain("example.com", "passwd");
  }

  @Test
  void aUrlOf8192CharactersIsTaken() {
    String url = "https://example.com/" + "a".repeat(8192 - 20);
    assertThat(MediaUrl.parse(url, HTTPS).whole()).hasSize(8192);
  }

  @Test
  void httpAndOtherPortsAreTakenWhereTheyAreAllowed() {
    assertThat(MediaUrl.parse("http://example.com/a", BOTH).authority()).isEqualTo("example.com");
    assertThat(MediaUrl.parse("http://example.com:80/a", BOTH).port()).isEqualTo(80);
    assertThat(MediaUrl.parse("http://example.com:9100/a", BOTH).authority())
        .isEqualTo("example.com:9100");
    assertThat(MediaUrl.parse("https://[2606::1]:9100/a", BOTH).authority())
        .isEqualTo("[2606::1]:9100");
    assertThat(MediaUrl.parse("http://example.com:443/a", BOTH).authority())
        .isEqualTo("example.com:443");
  }

  @Test
  void theBypassOfTwoParsersThatDifferIsRefused() {
    assertThatThrownBy(() -> MediaUrl.parse("http://127.0.0.2:9100\\@127.0.0.1:9999/", BOTH))
        .isInstanceOf(UrlRefused.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http://other.example/x | http://other.example/x",
        "//other.example/x | https://other.example/x",
        "/x | https://example.com/x",
        "/x/../y/./z | https://example.com/y/z",
        "x | https://example.com/a/x",
        "x?y=/../z | https://example.com/a/x?y=/../z",
        "../x | https://example.com/x",
        "../../../x | https://example.com/x",
        "./ | https://example.com/a/",
        ".. | https://example.com/",
        "?z=1 | https://example.com/a/b?z=1",
        "#top | https://example.com/a/b?c=d",
        "x/http://y | https://example.com/a/x/http://y",
        "/é | https://example.com/%C3%A9",
      })
  void aRedirectIsResolvedAgainstItsUrl(String location, String target) {
    MediaUrl from = MediaUrl.parse("https://example.com/a/b?c=d", BOTH);
    assertThat(from.resolve(location, BOTH).whole()).isEqualTo(target);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:///etc/passwd",
        "data:image/png;base64,AAAA",
        "http:\\\\127.0.0.1",
        "\\\\127.0.0.1",
        "//u@127.0.0.1",
        "///etc/passwd",
        "https://127.1/",
        "x:y",
        "/a b",
        "/a\nb",
        "/%",
      })
  void aRedirectIsReadAsStrictly(String location) {
    MediaUrl from = MediaUrl.parse("https://example.com/a/b?c=d", BOTH);
    assertThatThrownBy(() -> from.resolve(location, BOTH)).isInstanceOf(UrlRefused.class);
  }

  @Test
  void aRedirectToHttpIsRefusedWhereHttpIs() {
    MediaUrl from = MediaUrl.parse("https://example.com/a", HTTPS);
    assertThatThrownBy(() -> from.resolve("http://example.com/a", HTTPS))
        .isInstanceOf(UrlRefused.class)
        .hasMessageContaining("fetch.http");
  }

  @Test
  void aQueryIsNeverShown() {
    MediaUrl url = MediaUrl.parse("https://example.com/a.png?signature=secret", HTTPS);
    assertThat(url).hasToString("https://example.com/a.png");
    assertThat(url.withoutQuery()).isEqualTo("https://example.com/a.png");
  }
}
