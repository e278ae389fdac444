package dev.fovea.vision;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What somebody wants done with media, each wish on its own: the operator for all, a model, a key,
 * a request. The closer wish wins.
 *
 * @param downscale how far pictures are made smaller
 * @param longSide the longest side in pixels that {@link Downscale#ECONOMY} leaves
 * @param fetch who fetches what is given by its URL
 * @param report whether the answer says what was done
 */
public record MediaPolicy(
    Optional<Downscale> downscale,
    OptionalInt longSide,
    Optional<Fetch> fetch,
    Optional<Boolean> report) {

  /** No wish at all. */
  public static final MediaPolicy NONE =
      new MediaPolicy(Optional.empty(), OptionalInt.empty(), Optional.empty(), Optional.empty());

  /** Below this {@link #longSide} no model reads anything. */
  public static final int LONG_SIDE_MIN = 64;

  /** The longest side that a JPEG can have. */
  public static final int LONG_SIDE_MAX = 65_535;

  /** How far pictures are made smaller. */
  public enum Downscale {
    /** Only what the vendor would throw away anyway. */
    PROVIDER,
    /** To a long side that reads well and costs little. */
    ECONOMY,
    /** Only what the vendor would refuse otherwise. */
    ORIGINAL;

    /** The word in settings and requests, as in {@code economy}. */
    public String word() {
      return MediaPolicy.word(this);
    }

    /** The wish of that {@link #word}. */
    public static Optional<Downscale> of(String word) {
      return MediaPolicy.named(values(), word);
    }
  }

  /** Who fetches what is given by its URL. */
  public enum Fetch {
    /** We do, for pictures; the vendor for videos, where it can. */
    AUTO,
    /** We do. */
    INLINE,
    /** The vendor does. */
    PASS_THROUGH;

    /** The word in settings and requests, as in {@code pass-through}. */
    public String word() {
      return MediaPolicy.word(this);
    }

    /** The wish of that {@link #word}. */
    public static Optional<Fetch> of(String word) {
      return MediaPolicy.named(values(), word);
    }
  }

  /** These wishes, and those of {@code weaker} where there are none. */
  public MediaPolicy over(MediaPolicy weaker) {
    return new MediaPolicy(
        downscale.or(weaker::downscale),
        longSide.isPresent() ? longSide : weaker.longSide,
        fetch.or(weaker::fetch),
        report.or(weaker::report));
  }

  private static String word(Enum<?> wish) {
    return wish.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static <E extends Enum<E>> Optional<E> named(E[] wishes, String word) {
    return Arrays.stream(wishes).filter(wish -> word(wish).equals(word)).findFirst();
  }
}
