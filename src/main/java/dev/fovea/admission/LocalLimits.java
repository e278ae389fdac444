package dev.fovea.admission;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.fovea.account.KeyLimits;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/**
 * Counts in the memory of this server. Keys wait for nobody but themselves.
 *
 * <p>Only keys that the database knows get here, so that an operator makes the number of windows,
 * not a client; those of a key that rests are forgotten once they count nothing.
 */
final class LocalLimits implements Limits {
  private static final int KEYS_MAX = 100_000;
  private static final Duration FORGOTTEN = Duration.ofSeconds(Window.SECONDS + 5L);

  private final LongSupplier nanos;
  private final Cache<String, KeyWindows> windows;
  private final Map<String, Long> running = new ConcurrentHashMap<>();

  /**
   * @param nanos a clock that never goes back, such as {@link System#nanoTime}
   */
  LocalLimits(LongSupplier nanos) {
    this.nanos = nanos;
    this.windows =
        Caffeine.newBuilder()
            .maximumSize(KEYS_MAX)
            .expireAfterAccess(FORGOTTEN)
            .ticker(nanos::getAsLong)
            .executor(Runnable::run)
            .build();
  }

  @Override
  public Verdict enter(String key, KeyLimits limits, String request) {
    OptionalLong places = limits.concurrentRequests();
    if (!join(key, places.orElse(Long.MAX_VALUE))) {
      return windows(key)
          .take(limits, Demand::none)
          .refused(Refusals.concurrent(places.getAsLong()));
    }
    Verdict verdict = windows(key).take(limits, Demand::ofEntry);
    if (verdict.refusal().isPresent()) {
      leave(key, request);
    }
    return verdict;
  }

  @Override
  public Verdict count(String key, KeyLimits limits, Demand demand) {
    return windows(key).take(limits, demand::of);
  }

  @Override
  public void correct(String key, long second, long tokens) {
    windows(key).correct(second, tokens);
  }

  @Override
  public void leave(String key, String request) {
    running.computeIfPresent(key, (_, count) -> count > 1 ? count - 1 : null);
  }

  /** Requests under way, for a test that none is forgotten. */
  long running() {
    return running.values().stream().mapToLong(Long::longValue).sum();
  }

  /** A key without such a limit is counted too: it may get one while its requests are under way. */
  private boolean join(String key, long most) {
    var joined = new AtomicBoolean();
    running.compute(
        key,
        (_, count) -> {
          long before = count == null ? 0 : count;
          joined.setPlain(before < most);
          return joined.getPlain() ? before + 1 : count;
        });
    return joined.getPlain();
  }

  private KeyWindows windows(String key) {
    return windows.get(key, _ -> new KeyWindows(this, nanos));
  }
}
