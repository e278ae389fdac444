package dev.fovea.proof;

/**
 * How much a proof does: little in {@code ./run test}, all of it in {@code ./run test-long}, which
 * sets {@code -Dfovea.proof=long}.
 */
final class Size {
  private static final boolean LONG = "long".equals(System.getProperty("fovea.proof"));

  private Size() {}

  static int of(int brief, int whole) {
    return LONG ? whole : brief;
  }
}
