package dev.fovea.usage;

import dev.fovea.usage.UsageRecord.Charge;
import dev.fovea.usage.UsageRecord.Tokens;

/**
 * What many requests used and cost together.
 *
 * @param part what they have in common: a day as in {@code 2026-11-21}, an account, a key, a model
 *     (empty for requests that named none that there is)
 * @param requests by outcome
 * @param tokens sums; {@code estimated} when some of them are
 * @param charge sums
 */
public record UsageTotal(
    String part, Requests requests, Tokens tokens, long pictures, Charge charge) {

  /** How many requests ended how. */
  public record Requests(long completed, long interrupted, long failed, long refused) {
    public long all() {
      return completed + interrupted + failed + refused;
    }
  }
}
