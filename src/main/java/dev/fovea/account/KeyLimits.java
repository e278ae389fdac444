package dev.fovea.account;

import dev.fovea.cost.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a key may do, and how much; what is empty is no limit.
 *
 * @param models ids of models, or beginnings of them that end in {@code *}; all when there are none
 * @param expires the moment from which the key is refused
 * @param requestsPerMinute in any 60 seconds
 * @param tokensPerMinute input and output, media by their formula, in any 60 seconds
 * @param imagesPerMinute pictures and videos in any 60 seconds
 * @param concurrentRequests under way at once
 * @param monthlyBudget what its requests may cost in a calendar month, in UTC
 */
public record KeyLimits(
    List<String> models,
    Optional<Instant> expires,
    OptionalLong requestsPerMinute,
    OptionalLong tokensPerMinute,
    OptionalLong imagesPerMinute,
    OptionalLong concurrentRequests,
    Optional<Money> monthlyBudget) {

  /** A key that may do everything. */
  public static final KeyLimits NONE =
      new KeyLimits(
          List.of(),
          Optional.empty(),
          OptionalLong.empty(),
          OptionalLong.empty(),
          OptionalLong.empty(),
          OptionalLong.empty(),
          Optional.empty());

  /** More is no limit that anybody could reach. */
  public static final long COUNT_MAX = 1_000_000_000_000L;

  public static final int MODELS_MAX = 200;

  private static final Pattern MODEL = Pattern.compile("[\\x21-\\x7e&&[^*]]{0,199}\\*?");
  private static final String ANY = "*";

  /**
   * @throws IllegalArgumentException that says which limit cannot be
   */
  public KeyLimits {
    models = List.copyOf(models);
    if (models.size() > MODELS_MAX) {
      throw new IllegalArgumentException("a key takes at most %d models".formatted(MODELS_MAX));
    }
    models.forEach(KeyLimits::checkModel);
    Stream.of(requestsPerMinute, tokensPerMinute, imagesPerMinute, concurrentRequests)
        .flatMapToLong(OptionalLong::stream)
        .forEach(KeyLimits::checkCount);
    if (monthlyBudget.isPresent() && monthlyBudget.get().nanoUsd() < 0) {
      throw new IllegalArgumentException("a monthly budget is not below zero");
    }
  }

  /** Whether the key may use the model of that id. */
  public boolean allows(String model) {
    return models.isEmpty() || models.stream().anyMatch(pattern -> matches(pattern, model));
  }

  /** Whether nothing has to be counted for the key by the minute or at once. */
  public boolean uncounted() {
    return requestsPerMinute.isEmpty()
        && tokensPerMinute.isEmpty()
        && imagesPerMinute.isEmpty()
        && concurrentRequests.isEmpty();
  }

  private static boolean matches(String pattern, String model) {
    return pattern.endsWith(ANY)
        ? model.startsWith(pattern.substring(0, pattern.length() - 1))
        : model.equals(pattern);
  }

  private static void checkModel(String model) {
    if (model.isEmpty() || !MODEL.matcher(model).matches()) {
      throw new IllegalArgumentException(
          "'%s' is neither a model's id nor the beginning of one with a * at its end"
              .formatted(model));
    }
  }

  private static void checkCount(long count) {
    if (count < 1 || count > COUNT_MAX) {
      throw new IllegalArgumentException("a limit is from 1 to %d".formatted(COUNT_MAX));
    }
  }
}
