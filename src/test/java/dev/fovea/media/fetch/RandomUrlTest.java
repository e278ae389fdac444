package dev.fovea.media.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whatever comes is read or refused, and what was read reads the same again. */
final class RandomUrlTest {
  private static final long SEED = 4;
  private static final int COUNT = 60_000;
  private static final UrlRules RULES = new UrlRules(true, Set.of(80, 443, 9100));

  private static final List<String> WORDS =
      List.of(
          "https://",
          "http://",
          "HTTPS:",
          "//",
          "/",
          "?",
          "#",
          "@",
          ":",
          ":443",
          ":9100",
          "\\",
          ".",
          "..",
          "[",
          "]",
          "[::1]",
          "[::ffff:1.2.3.4]",
          "%",
          "%41",
          "%zz",
          "a",
          "A",
          "z-",
          "-",
          "_",
          "example.com",
          "127.0.0.1",
          "0x7f",
          "1",
          "xn--",
          "xn--a",
          "ü",
          "ß",
          "İ",
          "例え",
          "①",
          "。",
          "\u0301",
          "\u200D",
          "\u202E",
          "\uD83D",
          "\uDE00",
          "😀",
          "\0",
          "\n",
          " ",
          "٣",
          "א",
          "가");

  private final Random random = new Random(SEED);

  @Test
  void whateverComesIsReadOrRefused() {
    int read = 0;
    for (int i = 0; i < COUNT; i++) {
      String text = text();
      try {
        MediaUrl url = MediaUrl.parse(text, RULES);
        assertThat(MediaUrl.parse(url.whole(), RULES)).as(text).isEqualTo(url);
        assertThat(url.whole()).as(text).matches("https?://[!-~]+");
        read++;
      } catch (UrlRefused refused) {
        assertThat(refused.words()).isNotBlank();
      }
    }
    assertThat(read).as("some are good").isGreaterThan(COUNT / 100);
  }

  @Test
  void whereverARedirectLeadsIsReadOrRefused() {
    MediaUrl from = MediaUrl.parse("https://example.com/a/b?c", RULES);
    for (int i = 0; i < COUNT / 10; i++) {
      String location = text();
      try {
        MediaUrl url = from.resolve(location, RULES);
        assertThat(MediaUrl.parse(url.whole(), RULES)).as(location).isEqualTo(url);
      } catch (UrlRefused refused) {
        assertThat(refused.words()).isNotBlank();
      }
    }
  }

  private String text() {
    var text = new StringBuilder(random.nextInt(3) > 0 ? "https://example.com" : "");
    if (random.nextBoolean()) {
      text.setLength(Math.min(text.length(), 8));
    }
    for (int i = random.nextInt(7); i >= 0; i--) {
      text.append(
          random.nextInt(20) == 0
              ? Character.toString(random.nextInt(Character.MAX_CODE_POINT + 1))
              : WORDS.get(random.nextInt(WORDS.size())));
    }
    return text.toString();
  }
}
