package dev.fovea.cost;

/**
 * Things of a request that some vendors bill one by one.
 *
 * @param images pictures as they are sent, pages of documents that became pictures included
 * @param seconds of all videos, each a whole number, a started one counted as one
 * @param pages of documents that are sent as they are
 */
public record Pieces(int images, long seconds, int pages) {
  public static final Pieces NONE = new Pieces(0, 0, 0);

  public Pieces plus(Pieces other) {
    return new Pieces(
        Math.addExact(images, other.images),
        Math.addExact(seconds, other.seconds),
        Math.addExact(pages, other.pages));
  }
}
