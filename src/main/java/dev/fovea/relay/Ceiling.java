package dev.fovea.relay;

import dev.fovea.cost.Charge;
import dev.fovea.cost.Consumption;
import dev.fovea.cost.Money;
import dev.fovea.cost.tokens.Estimate;
import dev.fovea.media.Gathered;
import dev.fovea.provider.Target;
import dev.fovea.vision.Field;
import dev.fovea.vision.VisionRequest;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The most that a request is expected to count for and to cost, before anybody was asked: what is
 * held of a prepaid account's credit.
 *
 * @param promptTokens the bound of the text, media by the model's formula, and some more
 * @param outputTokens of all answers together
 * @param amount at the dearest of the targets that may be tried; nothing where no price is known
 */
public record Ceiling(long promptTokens, long outputTokens, Money amount) {
  private static final Set<String> LENGTHS = Set.of("max_tokens", "max_completion_tokens");
  private static final OptionalLong ONE = OptionalLong.of(1);

  /**
   * Over all targets that may be tried.
   *
   * @param usualOutput tokens of an answer whose length nobody has bounded
   */
  static Ceiling of(List<Target> targets, Gathered gathered, long usualOutput) {
    return targets.stream()
        .map(target -> of(target, gathered, usualOutput))
        .reduce(new Ceiling(0, 0, Money.ZERO), Ceiling::most);
  }

  static Ceiling of(Target target, Gathered gathered, long usualOutput) {
    Estimate estimate = gathered.estimate(target.tokens());
    long length = length(gathered.request(), target, usualOutput);
    var most =
        new Consumption(
            estimate.reserve(),
            0,
            estimate.imageReserve(),
            estimate.videoReserve(),
            answers(gathered.request()) * length,
            0,
            estimate.pieces());
    Charge charge = target.price().map(price -> price.charge(most)).orElse(Charge.NONE);
    return new Ceiling(most.prompt(), most.completion(), charge.total());
  }

  private Ceiling most(Ceiling other) {
    return new Ceiling(
        Math.max(promptTokens, other.promptTokens),
        Math.max(outputTokens, other.outputTokens),
        amount.compareTo(other.amount) >= 0 ? amount : other.amount);
  }

  private static long length(VisionRequest request, Target target, long usual) {
    long bound =
        request.maxTokens().orElseGet(() -> byDefault(target.model().defaults()).orElse(usual));
    return Math.min(bound, target.model().contextLength().orElse(Long.MAX_VALUE));
  }

  private static OptionalLong byDefault(List<Field> defaults) {
    return defaults.stream()
        .filter(field -> LENGTHS.contains(field.name()))
        .flatMapToLong(field -> field.count().stream())
        .max();
  }

  /** How many answers the request wants. */
  static long answers(VisionRequest request) {
    return Math.max(1, request.field("n").map(Field::count).orElse(ONE).orElse(1));
  }
}
