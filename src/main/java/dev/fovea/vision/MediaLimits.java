package dev.fovea.vision;

import java.util.Set;

/**
 * What a target takes; what does not fit is made to fit, or refused.
 *
 * <p>Sizes are in pixels, counts are of a whole request, history and tool results included. What
 * has no limit is {@link Integer#MAX_VALUE} or {@link Long#MAX_VALUE}.
 *
 * @param images limits of pictures
 * @param videos limits of videos
 * @param files limits of documents
 * @param requestBytesMax the largest request body, base64 counted
 * @param fetches whether the target fetches https URLs itself
 */
public record MediaLimits(
    Images images, Videos videos, Files files, long requestBytesMax, boolean fetches) {

  /**
   * Limits of pictures.
   *
   * @param formats taken as they are; others are converted
   * @param bytesMax of one picture, counted as {@code base64} says
   * @param base64 true when the vendor counts the base64 text, false when it counts the file
   * @param sideMax the longest side
   * @param sideMin the shortest side
   * @param pixelsMax width times height
   * @param aspectMax the long side divided by the short one
   * @param countMax pictures in a request
   * @param manyCount beyond this many pictures, each side is at most {@code manySideMax}
   * @param manySideMax see there
   * @param animated whether an animation may be sent; else its first frame is
   * @param upright whether the target applies the orientation that a camera wrote down
   * @param alpha whether the target composites transparency on a sane background
   * @param roles who may show pictures; those of others move to a turn of the user
   */
  public record Images(
      Set<Format> formats,
      long bytesMax,
      boolean base64,
      int sideMax,
      int sideMin,
      long pixelsMax,
      int aspectMax,
      int countMax,
      int manyCount,
      int manySideMax,
      boolean animated,
      boolean upright,
      boolean alpha,
      Set<Role> roles) {

    public Images {
      formats = Set.copyOf(formats);
      roles = Set.copyOf(roles);
    }
  }

  /**
   * Limits of videos.
   *
   * @param formats taken; others are refused
   * @param bytesMax of the file, sent inline
   */
  public record Videos(Set<Format> formats, long bytesMax) {
    public Videos {
      formats = Set.copyOf(formats);
    }
  }

  /**
   * Limits of documents.
   *
   * @param pdf whether a PDF is taken as it is; else its pages are sent as pictures
   * @param bytesMax of the file
   * @param pagesMax pages that are taken, or made into pictures
   */
  public record Files(boolean pdf, long bytesMax, int pagesMax) {}
}
