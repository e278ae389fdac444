package dev.fovea.admission;

import dev.fovea.account.Caller;
import dev.fovea.error.FailureException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The permit of a key that has limits. */
final class CountedPermit implements Permit {
  private final Limits limits;
  private final Caller caller;
  private final String request;
  private final Consumer<Standing> standing;
  private final Limits entered;
  private final Runnable room;
  private final AtomicBoolean settled = new AtomicBoolean();
  private final AtomicBoolean closed = new AtomicBoolean();
  private Optional<Verdict> counted = Optional.empty();
  private long tokens;

  /**
   * Enters.
   *
   * @throws FailureException {@code RateLimited}
   */
  CountedPermit(
      Limits limits, Caller caller, String request, Consumer<Standing> standing, Runnable room) {
    this.limits = limits;
    this.caller = caller;
    this.request = request;
    this.standing = standing;
    this.room = room;
    this.entered = told(limits.enter(caller.keyId(), caller.limits(), request)).by();
  }

  @Override
  public void count(Supplier<Demand> demand) {
    if (caller.limits().tokensPerMinute().isPresent()
        || caller.limits().imagesPerMinute().isPresent()) {
      Demand asked = demand.get();
      counted = Optional.of(told(limits.count(caller.keyId(), caller.limits(), asked)));
      tokens = asked.tokens();
    }
  }

  @Override
  public void settle(long used) {
    if (settled.compareAndSet(false, true)) {
      counted.ifPresent(verdict -> correct(verdict, used - tokens));
      entered.leave(caller.keyId(), request);
    }
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      room.run();
      settle(0);
    }
  }

  private void correct(Verdict verdict, long more) {
    if (more != 0 && caller.limits().tokensPerMinute().isPresent()) {
      verdict.by().correct(caller.keyId(), verdict.second(), more);
    }
  }

  private Verdict told(Verdict verdict) {
    standing.accept(verdict.standing());
    if (verdict.refusal().isPresent()) {
      throw new FailureException(verdict.refusal().get());
    }
    return verdict;
  }
}
