package dev.fovea.admission;

import dev.fovea.account.KeyLimits;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * What is shared counts while it answers; while it does not, this server counts alone, each key to
 * its whole limits. One request a second asks whether it is back. Which of the two a request
 * entered by is told how it went on.
 */
final class FailSoftLimits implements Limits, AutoCloseable {
  private static final Logger LOG = System.getLogger(FailSoftLimits.class.getName());
  private static final long ASK_AGAIN_NANOS = Duration.ofSeconds(1).toNanos();

  private final RedisLimits shared;
  private final Limits local;
  private final String where;
  private final AtomicBoolean away = new AtomicBoolean();
  private final AtomicLong askedNanos = new AtomicLong();

  /**
   * @param where what to call it in the log
   */
  FailSoftLimits(RedisLimits shared, Limits local, String where) {
    this.shared = shared;
    this.local = local;
    this.where = where;
    shared.check().onFailure(this::failed);
  }

  /** Whether all servers count together now. */
  boolean together() {
    return !away.get();
  }

  @Override
  public Verdict enter(String key, KeyLimits limits, String request) {
    return ask(by -> by.enter(key, limits, request));
  }

  @Override
  public Verdict count(String key, KeyLimits limits, Demand demand) {
    return ask(by -> by.count(key, limits, demand));
  }

  @Override
  public void correct(String key, long second, long tokens) {
    throw new IllegalStateException("the one that gave the verdict is told");
  }

  @Override
  public void leave(String key, String request) {
    throw new IllegalStateException("the one that gave the verdict is told");
  }

  @Override
  public void close() {
    shared.close();
  }

  private Verdict ask(Function<Limits, Verdict> question) {
    if (worthAsking()) {
      try {
        Verdict verdict = question.apply(shared);
        if (away.compareAndSet(true, false)) {
          LOG.log(Level.INFO, "Redis at {0} answers again; limits are shared.", where);
        }
        return verdict;
      } catch (SharedAwayException e) {
        failed(e);
      }
    }
    return question.apply(local);
  }

  private boolean worthAsking() {
    if (!away.get()) {
      return true;
    }
    long asked = askedNanos.get();
    long now = System.nanoTime();
    return now - asked > ASK_AGAIN_NANOS && askedNanos.compareAndSet(asked, now);
  }

  private void failed(Throwable cause) {
    askedNanos.set(System.nanoTime());
    if (away.compareAndSet(false, true)) {
      LOG.log(
          Level.WARNING,
          "Redis at " + where + " does not answer; this server keeps limits alone until it does.",
          cause);
    }
  }
}
