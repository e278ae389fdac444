package dev.fovea.cost;

import static dev.fovea.cost.Prices.price;
import static dev.fovea.cost.Prices.rates;
import static dev.fovea.cost.Prices.used;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PriceTest {

  /** Worked out by hand, in nano-dollars; rates in dollars per million tokens, or per piece. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          input=0.12 output=5.12                         | prompt=1253 image=1234 completion=222   |   1287000 |  148080
          input=0.304 image_input=0.5 output=2.992       | prompt=1253 image=1234 completion=222   |   1287000 |  617000
          input=1.0 output=10.0                          | prompt=100 completion=20                |    300000 |       0
          input=2.5 cached_input=1.25 output=10          | prompt=1000 cached=400 completion=100   |   3000000 |       0
          input=2.5 output=10                            | prompt=1000 cached=400 completion=100   |   3500000 |       0
          input=1 cached_input=0.1 image_input=2 output=0| prompt=1000 image=800 cached=150        |   1665000 | 1600000
          input=1 cached_input=0.1 image_input=2 output=0| prompt=1000 image=800 cached=500        |   1050000 | 1030000
          input=1 cached_input=0.1 image_input=2 output=0| prompt=1000 image=800 cached=1000       |    100000 |   80000
          input=1 cached_input=0.5 video_input=3 output=0| prompt=900 image=300 video=600 cached=500|  1450000 | 1450000
          input=1 video_input=3 output=0                 | prompt=900 image=200 video=600          |   2100000 | 2000000
          input=0 output=0 per_image=0.002               | prompt=900 image=800 images=3           |   6000000 | 6000000
          input=1 output=0 per_second=0.0001             | prompt=10 seconds=7                     |    710000 |  700000
          input=1 output=0 per_page=0.01                 | prompt=10 pages=2                       |  20010000 | 20000000
          input=1 output=4                               | prompt=10 completion=10 reasoning=9     |     50000 |       0
          input=0.000000001 output=0                     | prompt=1                                |         1 |       0
          input=0.0005 output=0.0005                     | prompt=1 completion=1                   |         1 |       0
          input=0 output=0                               | prompt=1000000000 completion=1000000000 |         0 |       0
          """)
  void whatIsUsedIsCharged(String rates, String used, long nano, long media) {
    assertThat(price(rates).charge(used(used)))
        .isEqualTo(new Charge(new Money(nano), new Money(media)));
  }

  @ParameterizedTest
  @CsvSource({
    "prompt=272000, 1360000000",
    "prompt=272001, 2720010000",
    "prompt=272001 cached=272001, 272001000",
    "prompt=300000 completion=1, 3000045000"
  })
  void aLongInputCostsMoreFromItsFirstTokenOn(String used, long nano) {
    Price price =
        price("input=5 cached_input=0.5 output=30")
            .above(272_000, rates("input=10 cached_input=1 output=45"));
    assertThat(price.charge(used(used)).total()).isEqualTo(new Money(nano));
  }

  @Test
  void whatIsNotSaidOfLongInputsCostsAsOfOthers() {
    Price price = price("input=1 cached_input=0.5 output=2").above(10, rates("input=3"));
    assertThat(price.charge(used("prompt=11 cached=10 completion=1")).total())
        .isEqualTo(new Money(3000 + 5000 + 2000));
  }

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

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 0.000000001", "1287000, 0.001287", "100000000000, 100"})
  void dollarsHaveNoMoreDigitsThanTheyNeed(long nano, String usd) {
    assertThat(new Money(nano).usd().toPlainString()).isEqualTo(usd);
  }

  @Test
  void theMostTokensAtTheHighestPriceStillHaveACharge() {
    Price dear = price("input=10000 image_input=10000 output=10000 per_image=10000");
    assertThat(
            dear.charge(used("prompt=1000000000 image=500 completion=1000000000 images=4096"))
                .total()
                .usd())
        .isEqualByComparingTo("60960000");
  }

  @ParameterizedTest
  @CsvSource({"-0.1", "10000.000000001"})
  void aRateOutOfRangeIsRefused(BigDecimal usd) {
    assertThatThrownBy(() -> Price.ofUsdPerMillion(usd, BigDecimal.ONE))
        .isInstanceOf(IllegalArgumentException.class);
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

  @ParameterizedTest
  @CsvSource({
    "prompt=-5 completion=-7, prompt=0",
    "prompt=10 cached=-1 image=-1 video=-1, prompt=10",
    "prompt=10 cached=99 image=99 video=99, prompt=10 cached=10 image=10",
    "prompt=10 image=6 video=6, prompt=10 image=6 video=4",
    "completion=5 reasoning=9, completion=5 reasoning=5",
    "prompt=9223372036854775807, prompt=1000000000"
  })
  void partsFitIntoTheirWhole(String reported, String used) {
    assertThat(used(reported)).isEqualTo(used(used));
  }
}
