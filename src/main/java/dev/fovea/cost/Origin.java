package dev.fovea.cost;

/**
 * Where a price is from.
 *
 * @param asOf when it was so, as in {@code 2026-07}; empty where it does not age
 * @param source who said so, in words
 */
public record Origin(String asOf, String source) {
  /** Whoever runs this platform. */
  public static final Origin OPERATOR = new Origin("", "fovea.yaml");

  /** What runs on one's own machine. */
  public static final Origin LOCAL = new Origin("", "runs on this machine");
}
