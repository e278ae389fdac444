package dev.fovea.relay;

import dev.fovea.account.Caller;
import dev.fovea.admission.Admission;
import dev.fovea.admission.Demand;
import dev.fovea.admission.Permit;
import dev.fovea.error.FailureException;
import dev.fovea.ledger.Claim;
import dev.fovea.ledger.Hold;
import dev.fovea.ledger.Ledger;
import dev.fovea.media.Gathered;
import dev.fovea.media.Media;
import dev.fovea.media.Terms;
import dev.fovea.provider.Catalog;
import dev.fovea.provider.Target;
import dev.fovea.usage.UsageRecord;
import dev.fovea.vision.MediaPolicy;
import dev.fovea.vision.VisionRequest;
import java.util.List;

/**
 * The walk of one request, from what was asked to an answer that is relayed and accounted for. Safe
 * for use by many threads.
 */
public final class Relay {
  private final Catalog catalog;
  private final Admission admission;
  private final Media media;
  private final Ledger ledger;
  private final Failover failover;
  private final long outputTokens;

  /**
   * @param outputTokens what to expect of an answer whose length nobody has bounded
   */
  public Relay(
      Catalog catalog, Admission admission, Media media, Ledger ledger, long outputTokens) {
    this.catalog = catalog;
    this.admission = admission;
    this.media = media;
    this.ledger = ledger;
    this.outputTokens = outputTokens;
    this.failover = new Failover(media);
  }

  /**
   * Relays one request; blocks its virtual thread until the client has the whole answer, or a
   * failure in its place.
   *
   * @throws FailureException before anything was sent: unknown model, media that the model does not
   *     take or that are broken, no room, a limit of the key
   */
  public Receipt run(Caller caller, VisionRequest request, Reply reply) {
    caller.requireModel(request.model());
    Target first = Priced.among(catalog.resolve(request), caller).getFirst();
    MediaPolicy policy = request.policy().over(caller.policy());
    Terms terms = Failover.terms(first, policy);
    try (Permit permit = admission.enter(caller, request.id(), reply::standing);
        Gathered gathered = media.gather(caller.account(), request, terms, reply::onGone)) {
      permit.count(() -> demand(gathered, first));
      // Once more: a video may have ridden in as a picture.
      List<Target> targets = Priced.among(catalog.resolve(gathered.request()), caller);
      Ceiling ceiling = Ceiling.of(targets, gathered, outputTokens);
      try (Hold hold = ledger.hold(claim(caller, request, ceiling))) {
        Attempt attempt = failover.run(targets, gathered, policy, reply);
        Receipt receipt = attempt.receipt(gathered, ceiling);
        permit.settle(receipt.outcome().usage().totalTokens());
        UsageRecord record = Records.of(request.id(), caller, attempt, receipt, reply);
        Receipt settled = receipt.paid(hold.post(receipt.charge().total(), record));
        reply.finish(settled);
        return settled;
      }
    }
  }

  private static Claim claim(Caller caller, VisionRequest request, Ceiling ceiling) {
    return new Claim(
        request.id(),
        caller.account(),
        caller.keyId(),
        caller.prepaid(),
        ceiling.amount(),
        caller.limits().monthlyBudget());
  }

  /** As OpenAI counts for its limits: what is sent, and all that may be answered. */
  private static Demand demand(Gathered gathered, Target target) {
    VisionRequest request = gathered.request();
    long prompt = gathered.estimate(target.tokens()).promptTokens();
    long pictures =
        request.media().stream().filter(part -> part.form().modality().isSeen()).count();
    return new Demand(prompt + request.maxTokens().orElse(0), pictures);
  }
}
