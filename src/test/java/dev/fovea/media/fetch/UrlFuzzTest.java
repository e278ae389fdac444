package dev.fovea.media.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.testkit.fuzz.FuzzTarget;
import java.net.URI;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A URL, and behind a line break where it redirects to: each is refused, or is read as the JDK's
 * own parser reads it in its one form, and reads the same again.
 */
final class UrlFuzzTest implements FuzzTarget {
  private static final UrlRules RULES = new UrlRules(true, Set.of(80, 443, 9100));

  @Override
  public void feed(byte[] input) {
    String[] texts = new String(input, UTF_8).split("\n", 2);
    try {
      MediaUrl url = MediaUrl.parse(texts[0], RULES);
      check(url);
      if (texts.length > 1) {
        check(url.resolve(texts[1], RULES));
      }
    } catch (UrlRefused refused) {
      assertThat(refused.words()).isNotBlank();
    }
  }

  private static void check(MediaUrl url) {
    assertThat(url.whole()).matches("https?://[!-~]+").doesNotContain("\\", "#");
    assertThat(MediaUrl.parse(url.whole(), RULES)).isEqualTo(url);
    URI other = URI.create(url.whole());
    assertThat(other.getHost()).isEqualTo(url.host().text());
    assertThat(other.getRawUserInfo()).isNull();
    assertThat(other.getPort()).isIn(-1, url.port());
    assertThat(url.toString()).doesNotContain("?");
  }

  @Override
  public Stream<byte[]> seeds() {
    return Stream.of(
            "https://example.com/a%20b.png?c=d&e#f\n../g?h",
            "HTTP://Bücher.example:9100\n//127.0.0.1/",
            "https://[2606:2800:220:1::1]/\nhttps://1.2.3.4/",
            "https://[::ffff:1.2.3.4]:443?x\n?y",
            "http://127.0.0.1:80/{}|^`<>\"[]\n/./a/../b",
            "https://a@b/\n",
            "https://0x7f.1/\\",
            "https://例え.テスト/🖼\n#")
        .map(text -> text.getBytes(UTF_8));
  }
}
