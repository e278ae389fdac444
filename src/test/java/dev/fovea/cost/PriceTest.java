package dev.fovea.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PriceTest {
  private static final Price PRICE =
      Price.ofUsdPerMillion(new BigDecimal("0.15"), new BigDecimal("0.6"));

  @Test
  void creditsAndDollarsAreThoseOfTheDocument() {
    var money = new Money(1_287_000);
    assertThat(money.credits()).isEqualTo(2574);
    assertThat(money.usd()).isEqualByComparingTo("0.001287");
  }

  @Test
  void aStartedCreditIsOne() {
    assertThat(new Money(501).credits()).isEqualTo(2);
    assertThat(Money.ZERO.credits()).isZero();
  }

  @Test
  void aStartedNanoDollarIsOne() {
    assertThat(nano(1, 0).charge(used(1, 0)).total()).isEqualTo(new Money(1));
    assertThat(PRICE.charge(used(1_000_000, 1_000_000)).total()).isEqualTo(new Money(750_000_000));
    assertThat(PRICE.charge(used(0, 0))).isEqualTo(Charge.NONE);
  }

  @Test
  void inputAndOutputAreRoundedOnce() {
    assertThat(nano(500_000, 500_000).charge(used(1, 1)).total()).isEqualTo(new Money(1));
  }

  @Test
  void theMostTokensAtTheHighestPriceStillHaveACharge() {
    Price dear = Price.ofUsdPerMillion(new BigDecimal(600), new BigDecimal(600));
    assertThat(dear.charge(used(1_000_000_000, 1_000_000_000)).total().usd())
        .isEqualByComparingTo("1200000");
  }

  @Test
  void finerThanANanoDollarIsRefused() {
    assertThatThrownBy(() -> Price.ofUsdPerMillion(new BigDecimal("1e-10"), BigDecimal.ONE))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void aSumThatDoesNotFitIsRefused() {
    assertThatThrownBy(() -> new Money(Long.MAX_VALUE).plus(new Money(1)))
        .isInstanceOf(ArithmeticException.class);
  }

  private static Price nano(long input, long output) {
    return new Price(Map.of(Rate.INPUT, input, Rate.OUTPUT, output), Optional.empty());
  }

  private static Consumption used(long prompt, long completion) {
    return new Consumption(prompt, 0, 0, 0, completion, 0, Pieces.NONE);
  }
}
