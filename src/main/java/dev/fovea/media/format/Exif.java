package dev.fovea.media.format;

/** The one thing of Exif metadata that a picture cannot be shown without: how it was held. */
final class Exif {
  static final int UPRIGHT = 1;

  private static final int ORIENTATION = 0x0112;

  private Exif() {}

  /**
   * The orientation, 1 to 8, that Exif metadata tell; upright when they tell none, or nonsense.
   *
   * @param data a TIFF structure, which some writers put behind {@code Exif\0\0}
   */
  static int orientation(View data) {
    try {
      View tiff = data.says(0, "Exif\0") ? data.from(6) : data;
      for (Ifd.Entry entry : Ifd.first(tiff).entries()) {
        if (entry.tag() == ORIENTATION) {
          return valid(entry.number());
        }
      }
      return UPRIGHT;
    } catch (Malformed _) {
      return UPRIGHT;
    }
  }

  static int valid(long orientation) {
    return orientation >= 1 && orientation <= 8 ? (int) orientation : UPRIGHT;
  }
}
