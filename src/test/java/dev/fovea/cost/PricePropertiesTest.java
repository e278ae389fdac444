package dev.fovea.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** What holds for every price and whatever a vendor may report. */
final class PricePropertiesTest {
  private static final int CASES = 20_000;

  private final Random random = new Random(20261121);

  @Test
  void nothingCostsLessThanNothingAndMediaNoMoreThanAll() {
    everywhere((price, used) -> {
      Charge charge = price.charge(used);
      assertThat(charge.media().nanoUsd()).isNotNegative();
      assertThat(charge.total()).isGreaterThanOrEqualTo(charge.media());
    });
  }

  /** At one rate for all it cannot matter what a token is called: each counts, and counts once. */
  @Test
  void eachTokenIsChargedOnce() {
    everywhere((_, used) -> {
      long rate = random.nextLong(10_000_000);
      String usd = new Money(rate).usd().toPlainString();
      Price flat =
          Prices.price(
              "input=%s cached_input=%s image_input=%s video_input=%s output=%s"
                  .formatted(usd, usd, usd, usd, usd));
      long tokens = used.prompt() + used.completion();
      Consumption bare = with(used, used.prompt(), used.completion(), Pieces.NONE);
      assertThat(flat.charge(bare).total().nanoUsd())
          .isEqualTo(Math.ceilDiv(Math.multiplyExact(tokens, rate), 1_000_000));
    });
  }

  @Test
  void moreIsNeverCheaper() {
    everywhere((price, used) -> {
      Money charge = price.charge(used).total();
      long more = random.nextLong(1, 1000);
      Pieces pieces = used.pieces();
      assertThat(price.charge(with(used, used.prompt() + more, used.completion(), pieces)).total())
          .as("%s %s and %d of prompt", price, used, more)
          .isGreaterThanOrEqualTo(charge);
      assertThat(price.charge(with(used, used.prompt(), used.completion() + more, pieces)).total())
          .isGreaterThanOrEqualTo(charge);
      assertThat(
              price
                  .charge(
                      with(
                          used, used.prompt(), used.completion(), pieces.plus(new Pieces(1, 1, 1))))
                  .total())
          .isGreaterThanOrEqualTo(charge);
    });
  }

  @Test
  void whatWasCachedIsNeverDearer() {
    everywhere((price, used) -> {
      var uncached =
          new Consumption(
              used.prompt(),
              0,
              used.image(),
              used.video(),
              used.completion(),
              used.reasoning(),
              used.pieces());
      assertThat(price.charge(used).total()).isLessThanOrEqualTo(price.charge(uncached).total());
    });
  }

  /** Rounding up costs less than a nano-dollar for each part. */
  @Test
  void partsThatAreRoundedExceedTheRoundedWholeByLessThanOneEach() {
    everywhere((price, used) -> {
      Price plain = new Price(price.nanoUsd(), Optional.empty(), price.origin());
      int parts = random.nextInt(2, 6);
      var whole =
          new Consumption(
              used.prompt() * parts,
              used.cached() * parts,
              used.image() * parts,
              used.video() * parts,
              used.completion() * parts,
              0,
              Pieces.NONE);
      Consumption part = with(used, used.prompt(), used.completion(), Pieces.NONE);
      long sum = plain.charge(part).total().nanoUsd() * parts;
      assertThat(sum - plain.charge(whole).total().nanoUsd()).isBetween(0L, parts - 1L);
    });
  }

  private void everywhere(BiConsumer<Price, Consumption> property) {
    for (int i = 0; i < CASES; i++) {
      property.accept(price(), consumption());
    }
  }

  /** As a price is read: what was cached costs no more, and a long input no less. */
  private Price price() {
    long input = rate();
    long image = rate();
    long video = rate();
    long cached = random.nextLong(Math.min(input, Math.min(image, video)) + 1);
    Price price =
        Prices.price(
            "input=%s cached_input=%s image_input=%s video_input=%s output=%s per_image=%s per_second=%s"
                .formatted(
                    usd(input),
                    usd(cached),
                    usd(image),
                    usd(video),
                    usd(rate()),
                    usd(rate()),
                    usd(rate())));
    return random.nextBoolean()
        ? price
        : price.above(
            random.nextLong(1, 4000),
            Prices.rates("input=%s image_input=%s".formatted(usd(input * 2), usd(image * 3))));
  }

  private long rate() {
    return random.nextInt(4) == 0 ? random.nextLong(3) : random.nextLong(5_000_000_000L);
  }

  private static String usd(long nano) {
    return new Money(nano).usd().toPlainString();
  }

  private Consumption consumption() {
    return new Consumption(
        count(), count(), count(), count(), count(), count(), new Pieces(2, 3, 1));
  }

  private long count() {
    return random.nextInt(20) == 0 ? -random.nextLong(100) : random.nextLong(3000);
  }

  private static Consumption with(Consumption used, long prompt, long completion, Pieces pieces) {
    return new Consumption(
        prompt, used.cached(), used.image(), used.video(), completion, 0, pieces);
  }
}
