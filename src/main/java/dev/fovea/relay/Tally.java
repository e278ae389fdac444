package dev.fovea.relay;

import dev.fovea.cost.Consumption;
import dev.fovea.cost.Pieces;
import dev.fovea.cost.tokens.Estimate;
import dev.fovea.cost.tokens.TokenFormula;
import dev.fovea.media.Gathered;
import dev.fovea.vision.MediaReport;
import dev.fovea.vision.Outcome;
import dev.fovea.vision.Usage;
import java.util.Optional;

/**
 * What a request is charged for: what the upstream reports, as far as it can be believed, and where
 * it reports nothing what we counted.
 *
 * @param outcome with the usage that is believed
 * @param used by kinds
 */
record Tally(Outcome outcome, Consumption used) {
  static final String USAGE_IMPLAUSIBLE = "usage_implausible";

  /**
   * More than this many times of what was foreseen is a mistake of the upstream's, not a long
   * answer or a picture that counts otherwise.
   */
  private static final long TIMES_MAX = 100;

  /** A model may think a lot before the few words that it was allowed. */
  private static final long TOKENS_ALWAYS = 1000;

  /**
   * Counts.
   *
   * @param formula how the model that was asked counts media
   * @param sent what it got of them
   * @param ceiling what was foreseen
   */
  static Tally of(
      Outcome outcome, Gathered gathered, TokenFormula formula, MediaReport sent, Ceiling ceiling) {
    Usage usage = outcome.usage();
    if (outcome instanceof Outcome.Failed) {
      return new Tally(outcome, Consumption.NONE);
    }
    boolean media = !sent.entries().isEmpty();
    if (!media && told(usage.promptTokens(), ceiling.promptTokens())) {
      Usage believed = withAnswer(usage, ceiling);
      return new Tally(outcome.withUsage(believed), Consumption.of(believed, Pieces.NONE));
    }
    Estimate own = gathered.estimate(formula, sent);
    Usage believed = withAnswer(withInput(usage, own, ceiling), ceiling);
    return new Tally(outcome.withUsage(believed), split(believed, own, formula.bound()));
  }

  /** A word for what looks wrong with the counts, if something does. */
  Optional<String> warning() {
    return outcome.usage().doubted() ? Optional.of(USAGE_IMPLAUSIBLE) : Optional.empty();
  }

  /** No prompt is empty, so nothing at all is no report. */
  private static boolean told(long reported, long foreseen) {
    return reported > 0 && plausible(reported, foreseen);
  }

  private static boolean plausible(long reported, long foreseen) {
    return reported <= TIMES_MAX * Math.max(TOKENS_ALWAYS, foreseen);
  }

  private static Usage withInput(Usage usage, Estimate own, Ceiling ceiling) {
    if (told(usage.promptTokens(), ceiling.promptTokens())) {
      return usage;
    }
    Usage ours = usage.withPrompt(own.promptTokens(), own.mediaTokens());
    return usage.promptTokens() > 0 ? ours.withDoubt() : ours;
  }

  private static Usage withAnswer(Usage usage, Ceiling ceiling) {
    return plausible(usage.completionTokens(), ceiling.outputTokens())
        ? usage
        : usage.withCompletion(ceiling.outputTokens()).withDoubt();
  }

  /**
   * Few vendors tell what pictures counted for. Then it is what the model's formula says; where
   * that is only a bound, it is what the text leaves of the whole.
   */
  private static Consumption split(Usage usage, Estimate own, boolean bound) {
    Consumption used = Consumption.of(usage, own.pieces());
    if (used.image() + used.video() > 0) {
      return used;
    }
    long room = bound ? Math.max(0, used.prompt() - own.textTokens()) : used.prompt();
    long image = Math.min(own.imageTokens(), room);
    return used.withMedia(image, Math.min(own.videoTokens(), room - image));
  }
}
