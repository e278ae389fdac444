package dev.fovea.http;

/** Answers one request, on a virtual thread of its own; blocking is fine. */
@FunctionalInterface
public interface Handler {

  /**
   * Answers by way of the exchange.
   *
   * @throws dev.fovea.error.FailureException which the edge renders
   */
  void handle(Exchange exchange);
}
