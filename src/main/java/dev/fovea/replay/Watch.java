package dev.fovea.replay;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds requests whose server has died, by looking again and again: one whose sign of life stays
 * the same over a whole lease of looks has no server any more. Moments come from the monotonic
 * clock of the one who looks; nobody's clock is compared with another's. Not for use by several
 * threads.
 */
final class Watch {
  private final long leaseNanos;
  private final long breakNanos;
  private final Map<ReplayTable.Running, Long> since = new HashMap<>();
  private long lastLook;

  /**
   * @param leaseNanos how long a sign of life must stay the same
   * @param breakNanos after a break this long between two looks nobody can say what happened
   *     meanwhile, the database being away, say: everything is watched anew
   */
  Watch(long leaseNanos, long breakNanos) {
    this.leaseNanos = leaseNanos;
    this.breakNanos = breakNanos;
  }

  /** What of {@code running} is abandoned, as seen at {@code nowNanos}. */
  List<ReplayTable.Running> abandoned(List<ReplayTable.Running> running, long nowNanos) {
    if (nowNanos - lastLook > breakNanos) {
      since.clear();
    }
    lastLook = nowNanos;
    since.keySet().retainAll(List.copyOf(running));
    running.forEach(each -> since.putIfAbsent(each, nowNanos));
    return running.stream()
        .filter(each -> nowNanos - since.getOrDefault(each, nowNanos) >= leaseNanos)
        .toList();
  }
}
