package dev.fovea.admission;

import dev.fovea.account.KeyLimits;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** What is counted by the minute, in the order in which it is told. */
enum Minutely {
  REQUESTS,
  TOKENS,
  IMAGES;

  /** As it stands in messages and in the names of headers. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How much a key may use of it in a minute. */
  OptionalLong of(KeyLimits limits) {
    return switch (this) {
      case REQUESTS -> limits.requestsPerMinute();
      case TOKENS -> limits.tokensPerMinute();
      case IMAGES -> limits.imagesPerMinute();
    };
  }

  /** What has to be counted for a key with these limits. */
  static List<Minutely> counted(KeyLimits limits) {
    return Arrays.stream(values()).filter(kind -> kind.of(limits).isPresent()).toList();
  }
}
