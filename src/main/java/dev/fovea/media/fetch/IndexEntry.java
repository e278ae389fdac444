package dev.fovea.media.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a URL gave when it was last fetched.
 *
 * @param sha256 of the bytes
 * @param mediaType what its host said it is; may be empty
 * @param expires when it has to be fetched again
 */
record IndexEntry(String sha256, String mediaType, Instant expires) {
  private static final Pattern FORM =
      Pattern.compile("fovea-media 1\n([0-9a-f]{64})\n([!-~]{0,129})\n(\\d{1,15})\n");

  /** Expired, or written by a clock that was ahead, counts as not there. */
  boolean isFresh(Instant now, Duration most) {
    return now.isBefore(expires) && !expires.isAfter(now.plus(most));
  }

  byte[] bytes() {
    return "fovea-media 1\n%s\n%s\n%d\n"
        .formatted(sha256, mediaType, expires.toEpochMilli())
        .getBytes(UTF_8);
  }

  /** Reads what {@link #bytes} wrote; empty for anything else. */
  static Optional<IndexEntry> read(byte[] bytes) {
    Matcher parts = FORM.matcher(new String(bytes, UTF_8));
    return parts.matches()
        ? Optional.of(
            new IndexEntry(
                parts.group(1),
                parts.group(2),
                Instant.ofEpochMilli(Long.parseLong(parts.group(3)))))
        : Optional.empty();
  }
}
