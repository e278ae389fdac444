package dev.fovea.media.fetch;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long an answer may be kept, by its {@code Cache-Control} (RFC 9111, 5.2.2). */
final class Freshness {
  private static final Pattern NEVER =
      Pattern.compile("(?:^|[\\s,])no-(?:store|cache)(?:$|[\\s,=])");
  private static final Pattern AGE = Pattern.compile("(?:^|[\\s,])max-age=\"?(\\d{1,9})");

  private Freshness() {}

  /**
   * At most {@code most}; zero for what must not be kept. What is private may be: the cache is one
   * account's.
   *
   * @param headers every {@code Cache-Control} header there is
   */
  static Duration of(List<String> headers, Duration most) {
    String all = String.join(",", headers).toLowerCase(Locale.ROOT);
    if (NEVER.matcher(all).find()) {
      return Duration.ZERO;
    }
    Matcher age = AGE.matcher(all);
    Duration fresh = age.find() ? Duration.ofSeconds(Long.parseLong(age.group(1))) : most;
    return fresh.compareTo(most) < 0 ? fresh : most;
  }
}
