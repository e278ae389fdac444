package dev.fovea.api.openai;

import dev.fovea.account.Caller;
import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import dev.fovea.error.FailureRenderer;
import dev.fovea.http.Exchange;
import dev.fovea.provider.Catalog;
import dev.fovea.usage.UsageRecord;
import dev.fovea.usage.Usages;
import java.time.Duration;

/**
 * Sees to it that a request which nobody was asked about leaves a usage record too: what is thrown
 * was thrown before the charge, which keeps the record of all others. One for one request.
 */
final class Refusal {
  private final Usages usages;
  private final Exchange exchange;
  private final Caller caller;
  private String model = "";

  Refusal(Usages usages, Exchange exchange, Caller caller) {
    this.usages = usages;
    this.exchange = exchange;
    this.caller = caller;
  }

  /**
   * The request names a model; what is none of the catalogue's may be anything, and is not kept.
   */
  void model(String named, Catalog catalog) {
    model = catalog.find(named).map(entry -> entry.model().id()).orElse("");
  }

  void watch(Runnable work) {
    try {
      work.run();
    } catch (FailureException e) {
      keep(e.failure());
      throw e;
    } catch (RuntimeException | Error e) {
      keep(new Failure.Internal());
      throw e;
    }
  }

  private void keep(Failure failure) {
    var took = Duration.ofNanos(System.nanoTime() - exchange.startedNanos());
    String code = FailureRenderer.code(failure);
    usages.append(
        UsageRecord.refused(exchange.id(), caller.account(), caller.keyId(), model, took, code));
  }
}
