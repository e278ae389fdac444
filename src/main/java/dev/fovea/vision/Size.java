package dev.fovea.vision;

/**
 * The size of a picture in pixels.
 *
 * @param width at least 1
 * @param height at least 1
 */
public record Size(int width, int height) {

  public Size {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("a picture of " + width + " × " + height);
    }
  }

  public long pixels() {
    return (long) width * height;
  }

  public int longSide() {
    return Math.max(width, height);
  }

  public int shortSide() {
    return Math.min(width, height);
  }

  /** The same lying on its side. */
  public Size turned() {
    return new Size(/* width= */ height, /* height= */ width);
  }

  /** As in {@code 4032x3024}. */
  @Override
  public String toString() {
    return width + "x" + height;
  }
}
