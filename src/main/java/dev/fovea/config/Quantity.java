package dev.fovea.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers with a unit. All readers throw {@link IllegalArgumentException} for what they cannot. */
final class Quantity {
  private static final Pattern FORM = Pattern.compile("(\\d{1,18}(?:\\.\\d{1,9})?)\\s*([A-Za-z]*)");

  private static final Map<String, Long> BYTES =
      Map.of(
          "", 1L,
          "b", 1L,
          "kb", 1_000L,
          "mb", 1_000_000L,
          "gb", 1_000_000_000L,
          "kib", 1L << 10,
          "mib", 1L << 20,
          "gib", 1L << 30);

  private static final Map<String, Long> NANOS =
      Map.of(
          "ms", 1_000_000L,
          "s", 1_000_000_000L,
          "m", 60_000_000_000L,
          "min", 60_000_000_000L,
          "h", 3_600_000_000_000L,
          "d", 86_400_000_000_000L);

  private Quantity() {}

  /** {@code 64MiB}, {@code 64MB} or a plain number of bytes. */
  static long bytes(String text) {
    return read(text, BYTES);
  }

  /** {@code 500ms}, {@code 10s}, {@code 5m}, {@code 2h} or {@code 1d}; the unit is not optional. */
  static Duration duration(String text) {
    return Duration.ofNanos(read(text, NANOS));
  }

  private static long read(String text, Map<String, Long> units) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not a quantity");
    }
    Long unit = units.get(matcher.group(2).toLowerCase(Locale.ROOT));
    if (unit == null) {
      throw new IllegalArgumentException("not a unit");
    }
    try {
      return new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(unit)).longValueExact();
    } catch (ArithmeticException tooLargeOrNotWhole) {
      throw new IllegalArgumentException("out of range", tooLargeOrNotWhole);
    }
  }
}
