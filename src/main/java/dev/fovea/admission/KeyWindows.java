package dev.fovea.admission;

import dev.fovea.account.KeyLimits;
import dev.fovea.admission.Standing.Gauge;
import dev.fovea.error.Failure;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;

/** What one key used in the last minute. Safe for use by many threads. */
final class KeyWindows {
  private final Limits owner;
  private final LongSupplier nanos;
  private final Map<Minutely, Window> windows = new EnumMap<>(Minutely.class);

  KeyWindows(Limits owner, LongSupplier nanos) {
    this.owner = owner;
    this.nanos = nanos;
  }

  /**
   * Counts all that is asked for, or nothing.
   *
   * @param amounts how much of each kind
   */
  synchronized Verdict take(KeyLimits limits, ToLongFunction<Minutely> amounts) {
    long now = now();
    List<Minutely> kinds = Minutely.counted(limits);
    Optional<Failure> refusal =
        kinds.stream().flatMap(kind -> refusal(kind, limits, amounts, now).stream()).findFirst();
    long second = Window.second(now);
    List<Gauge> gauges = new ArrayList<>(kinds.size());
    for (Minutely kind : kinds) {
      if (refusal.isEmpty()) {
        window(kind).add(now, amounts.applyAsLong(kind));
      }
      gauges.add(window(kind).gauge(kind, kind.of(limits).getAsLong(), now));
    }
    return new Verdict(owner, new Standing(gauges), refusal, second);
  }

  synchronized void correct(long second, long tokens) {
    window(Minutely.TOKENS).correct(now(), second, tokens);
  }

  private Optional<Failure> refusal(
      Minutely kind, KeyLimits limits, ToLongFunction<Minutely> amounts, long now) {
    long limit = kind.of(limits).getAsLong();
    long asked = amounts.applyAsLong(kind);
    Window window = window(kind);
    if (asked == 0 || asked <= limit - window.used(now)) {
      return Optional.empty();
    }
    return Optional.of(
        Refusals.minutely(
            kind, limit, window.used(now), asked, window.untilAtMost(limit - asked, now)));
  }

  private Window window(Minutely kind) {
    return windows.computeIfAbsent(kind, _ -> new Window(now()));
  }

  private long now() {
    return TimeUnit.NANOSECONDS.toMillis(nanos.getAsLong());
  }
}
