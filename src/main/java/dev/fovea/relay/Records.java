package dev.fovea.relay;

import dev.fovea.account.Caller;
import dev.fovea.cost.Consumption;
import dev.fovea.cost.Money;
import dev.fovea.error.Failure;
import dev.fovea.error.FailureRenderer;
import dev.fovea.usage.UsageRecord;
import dev.fovea.usage.UsageRecord.Charge;
import dev.fovea.usage.UsageRecord.End;
import dev.fovea.usage.UsageRecord.Media;
import dev.fovea.usage.UsageRecord.Timing;
import dev.fovea.usage.UsageRecord.Tokens;
import dev.fovea.vision.MediaReport;
import dev.fovea.vision.MediaReport.File;
import dev.fovea.vision.Outcome;
import java.time.Instant;
import java.util.List;

/** Writes down what is kept of a request: numbers and names of ours, nothing of what was said. */
final class Records {
  private Records() {}

  static UsageRecord of(
      String requestId, Caller caller, Attempt attempt, Receipt receipt, Reply reply) {
    Consumption used = receipt.used();
    return new UsageRecord(
        requestId,
        Instant.now(),
        caller.account(),
        caller.keyId(),
        receipt.target().model().id(),
        receipt.target().provider().name(),
        receipt.target().name(),
        tokens(used, receipt.outcome().usage().estimated()),
        new Charge(receipt.charge().total(), receipt.charge().media(), Money.ZERO),
        new Timing(reply.elapsed(), reply.firstByte()),
        media(used.pieces().images(), attempt.prepared().report()),
        end(receipt.outcome()));
  }

  private static Tokens tokens(Consumption used, boolean estimated) {
    return new Tokens(
        used.prompt(),
        used.text(),
        used.image(),
        used.video(),
        used.cached(),
        used.completion(),
        used.reasoning(),
        estimated);
  }

  private static Media media(int pictures, MediaReport report) {
    List<MediaReport.Entry> entries = report.entries();
    return new Media(
        pictures,
        entries.stream().flatMap(entry -> entry.came().stream()).mapToLong(File::bytes).sum(),
        entries.stream().flatMap(entry -> entry.sent().stream()).mapToLong(File::bytes).sum());
  }

  private static End end(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Completed _ -> new End(UsageRecord.Outcome.COMPLETED, "");
      case Outcome.Interrupted(Failure failure, _) ->
          new End(UsageRecord.Outcome.INTERRUPTED, FailureRenderer.code(failure));
      case Outcome.Failed(Failure failure) ->
          new End(UsageRecord.Outcome.FAILED, FailureRenderer.code(failure));
    };
  }
}
