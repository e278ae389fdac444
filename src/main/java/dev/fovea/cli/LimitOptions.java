package dev.fovea.cli;

import dev.fovea.account.KeyLimits;
import dev.fovea.cost.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import picocli.CommandLine.Option;

/** Options for what a key may do; each may be left out, and {@code none} takes a limit away. */
final class LimitOptions {
  private static final String NONE = "none";
  private static final int NANO_DIGITS = 9;

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

  /** Whether any limit was named. */
  boolean any() {
    return List.of(models, expires, requests, tokens, images, concurrent, budget).stream()
        .anyMatch(Optional::isPresent);
  }

  /**
   * Limits with those changed that were named.
   *
   * @throws Trouble for one that cannot be
   */
  KeyLimits over(KeyLimits now) {
    try {
      return new KeyLimits(
          changed(models, List.of(), LimitOptions::list, now.models()),
          changed(expires, Optional.empty(), LimitOptions::moment, now.expires()),
          count("--rpm", requests, now.requestsPerMinute()),
          count("--tpm", tokens, now.tokensPerMinute()),
          count("--images-per-minute", images, now.imagesPerMinute()),
          count("--concurrent", concurrent, now.concurrentRequests()),
          changed(budget, Optional.empty(), LimitOptions::dollars, now.monthlyBudget()));
    } catch (IllegalArgumentException wrong) {
      throw new Trouble("That limit cannot be: " + wrong.getMessage() + ".");
    }
  }

  private static <T> T changed(
      Optional<String> option, T none, Function<String, T> read, T otherwise) {
    return option.map(text -> text.equals(NONE) ? none : read.apply(text)).orElse(otherwise);
  }

  private static OptionalLong count(String name, Optional<String> option, OptionalLong otherwise) {
    return changed(option, OptionalLong.empty(), text -> count(name, text), otherwise);
  }

  private static OptionalLong count(String name, String text) {
    try {
      return OptionalLong.of(Long.parseLong(text));
    } catch (NumberFormatException e) {
      throw new Trouble("%s takes a whole number or 'none', not '%s'.".formatted(name, text));
    }
  }

  private static List<String> list(String text) {
    return List.of(text.split(",", -1)).stream().map(String::strip).toList();
  }

  private static Optional<Instant> moment(String text) {
    try {
      return Optional.of(
          text.contains("T")
              ? Instant.parse(text)
              : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
    } catch (DateTimeParseException e) {
      throw new Trouble(
          "--expires takes a day or a moment such as 2027-01-31T18:00:00Z, not '%s'."
              .formatted(text));
    }
  }

  private static Optional<Money> dollars(String text) {
    try {
      return Optional.of(
          new Money(new BigDecimal(text).movePointRight(NANO_DIGITS).longValueExact()));
    } catch (ArithmeticException | NumberFormatException e) {
      throw new Trouble(
          "--monthly-budget takes dollars with at most nine decimals, not '%s'.".formatted(text));
    }
  }
}
