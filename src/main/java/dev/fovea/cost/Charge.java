package dev.fovea.cost;

/**
 * What a request costs. The rest of the total beside {@code media} is for text and output.
 *
 * @param media the part of the total that pictures, videos and documents cost
 */
public record Charge(Money total, Money media) {
  public static final Charge NONE = new Charge(Money.ZERO, Money.ZERO);
}
