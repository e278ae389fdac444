package dev.fovea.cli;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options for what a key may do; each may be left out, and {@code none} takes a limit away. */
final class LimitOptions {
  private static final String NONE = "none";

  @Option(
      names = "--models",
      paramLabel = "IDS",
      description =
          "Models that it may use, with commas between them; one that ends in * stands for all that"
              + " begin so. 'none' allows all.")
  private Optional<String> models = Optional.empty();

  @Option(
      names = "--expires",
      paramLabel = "WHEN",
      description = "When it ends, as in 2027-01-31 or 2027-01-31T18:00:00Z (UTC).")
  private Optional<String> expires = Optional.empty();

  @Option(names = "--rpm", paramLabel = "N", description = "Requests in any minute.")
  private Optional<String> requests = Optional.empty();

  @Option(
      names = "--tpm",
      paramLabel = "N",
      description = "Tokens in any minute, input and output, pictures by their formula.")
  private Optional<String> tokens = Optional.empty();

  @Option(
      names = "--images-per-minute",
      paramLabel = "N",
      description = "Pictures and videos in any minute.")
  private Optional<String> images = Optional.empty();

  @Option(names = "--concurrent", paramLabel = "N", description = "Requests under way at once.")
  private Optional<String> concurrent = Optional.empty();

  @Option(
      names = "--monthly-budget",
      paramLabel = "USD",
      description = "What its requests may cost in a calendar month (UTC), as in 25.50.")
  private Optional<String> budget = Optional.empty();

  /**
   * Those that were named, as the admin API calls them; {@code null} takes one away.
   *
   * @throws Trouble for one that is not even a number, a moment or an amount
   */
  Map<String, @Nullable Object> fields() {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    put(fields, "models", models, LimitOptions::list);
    put(fields, "expires", expires, LimitOptions::moment);
    put(fields, "requests_per_minute", requests, text -> count("--rpm", text));
    put(fields, "tokens_per_minute", tokens, text -> count("--tpm", text));
    put(fields, "images_per_minute", images, text -> count("--images-per-minute", text));
    put(fields, "concurrent_requests", concurrent, text -> count("--concurrent", text));
    put(fields, "monthly_budget_usd", budget, LimitOptions::dollars);
    return fields;
  }

  private static void put(
      Map<String, @Nullable Object> fields,
      String name,
      Optional<String> option,
      Function<String, Object> read) {
    option.ifPresent(text -> fields.put(name, text.equals(NONE) ? null : read.apply(text)));
  }

  private static long count(String name, String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new Trouble("%s takes a whole number or 'none', not '%s'.".formatted(name, text));
    }
  }

  private static List<String> list(String text) {
    return Stream.of(text.split(",", -1)).map(String::strip).toList();
  }

  private static String moment(String text) {
    try {
      Instant moment =
          text.contains("T")
              ? Instant.parse(text)
              : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
      return moment.toString();
    } catch (DateTimeParseException e) {
      throw new Trouble(
          "--expires takes a day or a moment such as 2027-01-31T18:00:00Z, not '%s'."
              .formatted(text));
    }
  }

  /** As the admin API takes it, so that no digit is lost. */
  private static String dollars(String text) {
    try {
      return new BigDecimal(text).toPlainString();
    } catch (NumberFormatException e) {
      throw new Trouble(
          "--monthly-budget takes dollars with at most nine decimals, not '%s'.".formatted(text));
    }
  }
}
