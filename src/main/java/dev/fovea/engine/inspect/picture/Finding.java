package dev.fovea.engine.inspect.picture;

import dev.fovea.error.MediaFault;
import java.util.List;

/**
 * Something found in a picture. First come the facts, or a refusal and nothing else; then codes;
 * then lines of text in reading order, each as soon as it is read.
 */
public sealed interface Finding {

  /** The picture cannot be used; {@code message} completes "The picture …". */
  record Refused(MediaFault fault, String message) implements Finding {}

  /**
   * What was measured. Everything is about the picture as it is meant to be seen, upright.
   *
   * @param width pixels
   * @param height pixels
   * @param orientation the tag that the camera left, 1 to 8; 1 means that the file was upright
   * @param brightness mean luma, 0 to 255
   * @param sharpness variance of the Laplacian at no more than 1024 pixels on the long side
   * @param blank whether there is nothing but one colour
   * @param transparent whether something shows through
   * @param colors largest share first, five at most
   */
  record Facts(
      int width,
      int height,
      int orientation,
      double brightness,
      double sharpness,
      boolean blank,
      boolean transparent,
      List<Color> colors)
      implements Finding {}

  /**
   * A bar code or a code of two dimensions.
   *
   * @param kind as in {@code QR code}
   */
  record Code(String kind, String text) implements Finding {}

  /**
   * A line of text.
   *
   * @param confidence 0 to 1
   * @param box four corners clockwise from the top left of the text, in pixels
   */
  record Line(String text, double confidence, List<Point> box) implements Finding {}

  /**
   * A colour of the picture.
   *
   * @param rgb 0xRRGGBB
   * @param name the nearest common name
   * @param share of the picture's area, 0 to 1
   */
  record Color(int rgb, String name, double share) {
    /** As in {@code #ffaa00}. */
    public String hex() {
      return "#%06x".formatted(rgb);
    }
  }

  /** A place in the picture, in pixels from its upper left corner. */
  record Point(double x, double y) {}
}
