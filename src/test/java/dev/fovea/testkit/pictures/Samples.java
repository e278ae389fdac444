package dev.fovea.testkit.pictures;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * Small true files of formats that no Java library writes, drawn for these tests and encoded by
 * libheif, libavif, libjxl, OpenJPEG, libwebp and FFmpeg. Pictures show {@link
 * Drawings#quarters(int, int)} in 60 × 40 pixels unless said otherwise.
 *
 * <ul>
 *   <li>{@code quarters.heic}, {@code .avif}, {@code .jxl}, {@code .jp2}, {@code .j2k} (a bare
 *       codestream), {@code lossy.webp}
 *   <li>{@code sideways.heic}, {@code .avif}, {@code .jxl}: to be turned right by a quarter
 *       (orientation 6), which makes them 40 × 60
 *   <li>{@code half.heic}, {@code .avif}, {@code .jxl}, {@code .jp2}: the upper left quarter green,
 *       all else a red that is 100/255 opaque
 *   <li>{@code grid.heic}: as phones write them, four tiles of 64 × 64 pixels, cropped to 100 × 90;
 *       {@code grid-turned.heic}: the same, turned right by a quarter
 *   <li>{@code wide.heic}: 96 × 32 pixels of ten bits in the light of SMPTE ST 2084 and the hues of
 *       BT.2020, which {@link HeifWriter} has to say: above greys of 0, 10, 50, 203, 1000 and 4000
 *       cd/m², below reds
 *   <li>{@code p3.avif}: 64 × 32 pixels in the hues of Display P3, which {@link HeifWriter} has to
 *       say: (233, 233, 233) above and (200, 100, 100) below
 *   <li>{@code animated.avif}: four frames, the quarters turned further each time
 *   <li>{@code film.mp4} (H.264, sound), {@code .mov} (MPEG-4), {@code .webm} (VP9), {@code .mkv}
 *       and {@code .avi} (MPEG-4, sound): 32 × 24 pixels, five frames in half a second
 * </ul>
 */
public final class Samples {
  private Samples() {}

  /** The file of that name. */
  public static byte[] of(String name) {
    try (InputStream in = Samples.class.getResourceAsStream("/pictures/" + name)) {
      if (in == null) {
        throw new IllegalArgumentException("there is no sample " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
