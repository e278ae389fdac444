package dev.fovea.cost;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a request costs at one target. Immutable: a request is charged by the price that it was
 * admitted with, whatever the catalogue says when it ends.
 *
 * @param nanoUsd each {@link Rate} that was said, in nano-dollars; {@code INPUT} and {@code OUTPUT}
 *     are always there
 * @param origin who says so; empty for the operator
 */
public record Price(Map<Rate, Long> nanoUsd, Optional<Origin> origin) {
  /** The highest rate, in dollars: with it, the most tokens still have a charge. */
  public static final BigDecimal USD_MAX = BigDecimal.valueOf(10_000);

  /** After the point of a rate in dollars. */
  public static final int DIGITS = 9;

  /** What runs on one's own machine is not billed by anybody. */
  public static final Price FREE =
      new Price(
          Map.of(Rate.INPUT, 0L, Rate.OUTPUT, 0L),
          Optional.of(new Origin("", "runs on this machine")));

  public Price {
    nanoUsd = Collections.unmodifiableMap(new EnumMap<>(nanoUsd));
  }

  /**
   * From dollars: per million tokens, or per thing.
   *
   * @throws ArithmeticException for what is finer than a nano-dollar
   * @throws IllegalArgumentException for a rate below zero or above {@link #USD_MAX}
   */
  public static Price ofUsd(Map<Rate, BigDecimal> usd, Optional<Origin> origin) {
    Map<Rate, Long> nano = new EnumMap<>(Rate.class);
    usd.forEach((rate, amount) -> nano.put(rate, nano(amount)));
    return new Price(nano, origin);
  }

  /** An operator's price for input and output, from dollars per million tokens. */
  public static Price ofUsdPerMillion(BigDecimal input, BigDecimal output) {
    return ofUsd(Map.of(Rate.INPUT, input, Rate.OUTPUT, output), Optional.empty());
  }

  private static long nano(BigDecimal usd) {
    if (usd.signum() < 0 || usd.compareTo(USD_MAX) > 0) {
      throw new IllegalArgumentException("out of range");
    }
    return usd.movePointRight(DIGITS).longValueExact();
  }

  /** Whether nothing costs anything. */
  public boolean free() {
    return nanoUsd.values().stream().allMatch(nano -> nano == 0);
  }

  /**
   * The charge for what was used: each token is charged once, and the sum is rounded once, a
   * started nano-dollar counted as one.
   *
   * <p>Nobody reports which tokens were cached. Caches hold the beginning of a prompt, and words
   * come before pictures there: cached tokens are taken to be text as far as there is text, then
   * pictures, then videos. Where there is no rate for cached tokens, they are charged as all
   * others.
   */
  public Charge charge(Consumption used) {
    long cached = nanoUsd.containsKey(Rate.CACHED_INPUT) ? used.cached() : 0;
    long cachedText = Math.min(cached, used.text());
    long cachedImage = Math.min(cached - cachedText, used.image());
    long cachedVideo = cached - cachedText - cachedImage;
    var media = new Sum();
    media.tokens(used.image() - cachedImage, rate(Rate.IMAGE_INPUT));
    media.tokens(used.video() - cachedVideo, rate(Rate.VIDEO_INPUT));
    media.tokens(cachedImage + cachedVideo, rate(Rate.CACHED_INPUT));
    media.things(used.pieces().images(), rate(Rate.PER_IMAGE));
    media.things(used.pieces().seconds(), rate(Rate.PER_SECOND));
    media.things(used.pieces().pages(), rate(Rate.PER_PAGE));
    var total = new Sum(media);
    total.tokens(used.text() - cachedText, rate(Rate.INPUT));
    total.tokens(cachedText, rate(Rate.CACHED_INPUT));
    total.tokens(used.completion(), rate(Rate.OUTPUT));
    return new Charge(total.money(), media.money());
  }

  private long rate(Rate rate) {
    return nanoUsd.getOrDefault(rate, rate.ofTokens() ? nanoUsd.getOrDefault(Rate.INPUT, 0L) : 0L);
  }

  /** Whole nano-dollars and millionths of one apart: no product leaves a long. */
  private static final class Sum {
    private static final long MILLION = 1_000_000;

    private long nano;
    private long millionths;

    Sum() {}

    Sum(Sum other) {
      nano = other.nano;
      millionths = other.millionths;
    }

    void tokens(long count, long nanoPerMillion) {
      things(count, nanoPerMillion / MILLION);
      millionths = Math.addExact(millionths, count * (nanoPerMillion % MILLION));
    }

    void things(long count, long nanoEach) {
      nano = Math.addExact(nano, Math.multiplyExact(count, nanoEach));
    }

    Money money() {
      return new Money(Math.addExact(nano, Math.ceilDiv(millionths, MILLION)));
    }
  }
}
