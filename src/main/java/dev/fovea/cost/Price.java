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
 * @param above rates for longer requests, if they cost more
 * @param origin who says so
 */
public record Price(Map<Rate, Long> nanoUsd, Optional<Above> above, Origin origin) {
  /** The highest rate, in dollars: with it, the most tokens still have a charge. */
  public static final BigDecimal USD_MAX = BigDecimal.valueOf(10_000);

  /** After the point of a rate in dollars. */
  public static final int DIGITS = Money.DIGITS;

  /** What runs on one's own machine is not billed by anybody. */
  public static final Price FREE =
      new Price(Map.of(Rate.INPUT, 0L, Rate.OUTPUT, 0L), Optional.empty(), Origin.LOCAL);

  public Price {
    nanoUsd = ordered(nanoUsd);
  }

  /**
   * Rates of requests whose input is longer than a bound; they hold for the whole of it.
   *
   * @param promptTokens the bound: the longest input that is charged by the other rates
   * @param nanoUsd as in a price; what is not said costs as below
   */
  public record Above(long promptTokens, Map<Rate, Long> nanoUsd) {
    public Above {
      nanoUsd = ordered(nanoUsd);
    }
  }

  /**
   * From dollars: per million tokens, or per thing.
   *
   * @throws ArithmeticException for what is finer than a nano-dollar
   * @throws IllegalArgumentException for a rate below zero or above {@link #USD_MAX}
   */
  public static Price ofUsd(Map<Rate, BigDecimal> usd, Origin origin) {
    return new Price(nano(usd), Optional.empty(), origin);
  }

  /** An operator's price for input and output, from dollars per million tokens. */
  public static Price ofUsdPerMillion(BigDecimal input, BigDecimal output) {
    return ofUsd(Map.of(Rate.INPUT, input, Rate.OUTPUT, output), Origin.OPERATOR);
  }

  /** The same with other rates for an input of more than so many tokens. */
  public Price above(long promptTokens, Map<Rate, BigDecimal> usd) {
    Map<Rate, Long> all = new EnumMap<>(nanoUsd);
    all.putAll(nano(usd));
    return new Price(nanoUsd, Optional.of(new Above(promptTokens, all)), origin);
  }

  private static Map<Rate, Long> nano(Map<Rate, BigDecimal> usd) {
    Map<Rate, Long> nano = new EnumMap<>(Rate.class);
    usd.forEach((rate, amount) -> nano.put(rate, nano(amount)));
    return nano;
  }

  private static long nano(BigDecimal usd) {
    if (usd.signum() < 0 || usd.compareTo(USD_MAX) > 0) {
      throw new IllegalArgumentException("out of range");
    }
    return usd.movePointRight(DIGITS).longValueExact();
  }

  private static Map<Rate, Long> ordered(Map<Rate, Long> rates) {
    return Collections.unmodifiableMap(new EnumMap<>(rates));
  }

  /** Whether nothing costs anything. */
  public boolean free() {
    return nanoUsd.values().stream().allMatch(nano -> nano == 0) && above.isEmpty();
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
    Map<Rate, Long> rates =
        above
            .filter(longer -> used.prompt() > longer.promptTokens)
            .map(Above::nanoUsd)
            .orElse(nanoUsd);
    long cached = rates.containsKey(Rate.CACHED_INPUT) ? used.cached() : 0;
    long cachedText = Math.min(cached, used.text());
    long cachedImage = Math.min(cached - cachedText, used.image());
    long cachedVideo = cached - cachedText - cachedImage;
    var media = new Sum(rates);
    media.tokens(used.image() - cachedImage, Rate.IMAGE_INPUT);
    media.tokens(used.video() - cachedVideo, Rate.VIDEO_INPUT);
    media.tokens(cachedImage + cachedVideo, Rate.CACHED_INPUT);
    media.things(used.pieces().images(), Rate.PER_IMAGE);
    media.things(used.pieces().seconds(), Rate.PER_SECOND);
    media.things(used.pieces().pages(), Rate.PER_PAGE);
    Sum total = media.copy();
    total.tokens(used.text() - cachedText, Rate.INPUT);
    total.tokens(cachedText, Rate.CACHED_INPUT);
    total.tokens(used.completion(), Rate.OUTPUT);
    return new Charge(total.money(), media.money());
  }

  /** Whole nano-dollars and millionths of one apart, so that no product leaves a long. */
  private static final class Sum {
    private static final long MILLION = 1_000_000;

    private final Map<Rate, Long> rates;
    private long nano;
    private long millionths;

    Sum(Map<Rate, Long> rates) {
      this.rates = rates;
    }

    Sum copy() {
      var copy = new Sum(rates);
      copy.nano = nano;
      copy.millionths = millionths;
      return copy;
    }

    void tokens(long count, Rate rate) {
      long perMillion = rates.getOrDefault(rate, rates.getOrDefault(Rate.INPUT, 0L));
      add(count, perMillion / MILLION);
      millionths = Math.addExact(millionths, count * (perMillion % MILLION));
    }

    void things(long count, Rate rate) {
      add(count, rates.getOrDefault(rate, 0L));
    }

    private void add(long count, long nanoEach) {
      nano = Math.addExact(nano, Math.multiplyExact(count, nanoEach));
    }

    Money money() {
      return new Money(Math.addExact(nano, Math.ceilDiv(millionths, MILLION)));
    }
  }
}
