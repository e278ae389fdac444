package dev.fovea.api.admin;

import dev.fovea.error.FailureException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The parameters of a query. Each is asked for by its name; what nobody has asked for at the end is
 * refused, for a filter that was misspelt must not be taken for none. For one request.
 */
final class Parameters {
  private final Map<String, String> query;
  private final Set<String> known = new LinkedHashSet<>();

  Parameters(Map<String, String> query) {
    this.query = query;
  }

  Optional<String> text(String name) {
    known.add(name);
    return Optional.ofNullable(query.get(name)).filter(value -> !value.isEmpty());
  }

  /**
   * A whole number.
   *
   * @throws FailureException {@code InvalidRequest} out of bounds, which are included
   */
  int number(String name, int fallback, int min, int max) {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return fallback;
    }
    int number = text.get().matches("\\d{1,9}") ? Integer.parseInt(text.get()) : -1;
    if (number < min || number > max) {
      throw Wrong.type(name, "a whole number from %d to %d".formatted(min, max));
    }
    return number;
  }

  /** The beginning of a time: a day, which begins at midnight by UTC, or a moment. */
  Optional<Instant> from(String name) {
    return text(name).map(value -> moment(name, value, 0));
  }

  /** The end of a time: a day, which belongs to it, or the first moment after it. */
  Optional<Instant> to(String name) {
    return text(name).map(value -> moment(name, value, 1));
  }

  private static Instant moment(String name, String value, int days) {
    try {
      return value.length() <= "2026-11-21".length()
          ? LocalDate.parse(value).plusDays(days).atStartOfDay().toInstant(ZoneOffset.UTC)
          : OffsetDateTime.parse(value).toInstant();
    } catch (DateTimeException notATime) {
      throw Wrong.type(name, "a day such as 2026-11-21, or a moment such as 2026-11-21T13:45:00Z");
    }
  }

  /**
   * All that there are have been asked for.
   *
   * @throws FailureException {@code InvalidRequest} that names one which is not known
   */
  void done() {
    query.keySet().stream()
        .filter(name -> !known.contains(name))
        .findFirst()
        .ifPresent(name -> {
          throw Wrong.unknown("parameter", name, known);
        });
  }
}
