package dev.fovea.relay;

import dev.fovea.account.Caller;
import dev.fovea.admission.Admission;
import dev.fovea.admission.Permit;
import dev.fovea.admission.Standing;
import dev.fovea.cost.Consumption;
import dev.fovea.cost.tokens.Estimate;
import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import dev.fovea.media.Gathered;
import dev.fovea.media.Media;
import dev.fovea.media.Terms;
import dev.fovea.provider.Catalog;
import dev.fovea.provider.Target;
import dev.fovea.vision.MediaPolicy;
import dev.fovea.vision.MediaReport;
import dev.fovea.vision.PreparedRequest;
import dev.fovea.vision.VisionRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The walk of a request up to the point where somebody would be asked: media are fetched and made
 * to fit for each target, so that what is foretold is what would be sent. No model is called. Safe
 * for use by many threads.
 */
public final class Forecasts {
  private final Catalog catalog;
  private final Admission admission;
  private final Media media;
  private final long outputTokens;

  /**
   * @param outputTokens what to expect of an answer whose length nobody has bounded
   */
  public Forecasts(Catalog catalog, Admission admission, Media media, long outputTokens) {
    this.catalog = catalog;
    this.admission = admission;
    this.media = media;
    this.outputTokens = outputTokens;
  }

  /**
   * One forecast for each target, in the order in which they would be tried. It counts as a request
   * of the key, but none of its tokens and pictures do.
   *
   * @param onGone where to leave what is to be done when the client leaves
   * @param standing is told how the key stands with its limits
   * @throws FailureException for what is wrong whoever the target is
   */
  public List<Forecast> of(
      Caller caller,
      VisionRequest request,
      Consumer<Runnable> onGone,
      Consumer<Standing> standing) {
    caller.requireModel(request.model());
    Target first = catalog.resolve(request).getFirst();
    MediaPolicy policy = request.policy().over(caller.policy());
    Terms terms = Failover.terms(first, policy);
    try (Permit _ = admission.enter(caller, request.id(), standing);
        Gathered gathered = media.gather(caller.account(), request, terms, onGone)) {
      return catalog.resolve(gathered.request()).stream()
          .map(target -> forecast(target, gathered, policy, onGone))
          .toList();
    }
  }

  private Forecast forecast(
      Target target, Gathered gathered, MediaPolicy policy, Consumer<Runnable> onGone) {
    Ceiling ceiling = Ceiling.of(target, gathered, outputTokens);
    try {
      PreparedRequest prepared = media.prepare(gathered, Failover.terms(target, policy), onGone);
      ContextWindow.check(target, prepared);
      Estimate tokens = gathered.estimate(target.tokens(), prepared.report());
      return new Forecast(
          target,
          Optional.empty(),
          prepared.report(),
          tokens,
          target.price().map(price -> price.charge(used(tokens, prepared))),
          ceiling);
    } catch (FailureException e) {
      return new Forecast(
          target,
          Optional.of(refusal(e)),
          MediaReport.NONE,
          gathered.estimate(target.tokens()),
          Optional.empty(),
          ceiling);
    }
  }

  /** A lack of room says nothing about the request. */
  private static Failure refusal(FailureException e) {
    return switch (e.failure()) {
      case Failure.Overloaded _, Failure.ClientGone _ -> throw e;
      default -> e.failure();
    };
  }

  private static Consumption used(Estimate tokens, PreparedRequest prepared) {
    return new Consumption(
        tokens.promptTokens(),
        0,
        tokens.imageTokens(),
        tokens.videoTokens(),
        prepared.request().maxTokens().orElse(0) * Ceiling.answers(prepared.request()),
        0,
        tokens.pieces());
  }
}
