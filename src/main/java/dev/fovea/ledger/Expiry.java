package dev.fovea.ledger;

import dev.fovea.ledger.Operation.Release;
import dev.fovea.ledger.Transfer.State;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds holds that nobody will resolve, because their server has died: those that are there for
 * longer than a request can take. How long is measured here, by a clock that only runs forward,
 * from the moment in which a hold was first seen; what the clocks of servers say does not matter.
 * For one thread.
 */
final class Expiry {
  private final long heldMaxNanos;
  private Map<String, Long> seen = new HashMap<>();

  Expiry(Duration heldMax) {
    this.heldMaxNanos = heldMax.toNanos();
  }

  /**
   * Those that are to be let go.
   *
   * @param held every hold that is unresolved now
   * @param now of the clock that only runs forward, in nanoseconds
   */
  List<Release> overdue(List<Release> held, long now) {
    Map<String, Long> still = HashMap.newHashMap(held.size());
    held.forEach(each -> still.put(each.id(), seen.getOrDefault(each.id(), now)));
    seen = still;
    return held.stream()
        .filter(each -> now - still.getOrDefault(each.id(), now) >= heldMaxNanos)
        .toList();
  }

  static Release expired(Transfer held) {
    return new Release(held.id(), held.debit(), held.spending(), State.EXPIRED);
  }
}
