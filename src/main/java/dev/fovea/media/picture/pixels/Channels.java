package dev.fovea.media.picture.pixels;

/** What the bytes of a pixel are, in the order in which Java's own images keep them. */
public enum Channels {
  GRAY(1),
  BGR(3),
  /** Colours are not multiplied by alpha. */
  ABGR(4),
  /** Cyan, magenta, yellow, black; 0 is full ink, as Adobe's files have it. */
  CMYK(4);

  private final int count;

  Channels(int count) {
    this.count = count;
  }

  /** Bytes of a pixel. */
  public int count() {
    return count;
  }
}
