package dev.fovea.admission;

/**
 * What a request will use, by the best estimate before it is sent.
 *
 * @param tokens input, media included, and the most output that the request allows
 * @param images pictures and videos
 */
public record Demand(long tokens, long images) {

  /** The request itself was counted when it entered. */
  long of(Minutely kind) {
    return switch (kind) {
      case REQUESTS -> 0;
      case TOKENS -> tokens;
      case IMAGES -> images;
    };
  }

  /** What counts when a request enters. */
  static long ofEntry(Minutely kind) {
    return kind == Minutely.REQUESTS ? 1 : 0;
  }

  /** What counts when a key only wants to know how it stands. */
  static long none(Minutely kind) {
    return 0;
  }
}
