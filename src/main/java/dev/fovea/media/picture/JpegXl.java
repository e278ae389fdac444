package dev.fovea.media.picture;

import dev.fovea.error.MediaFault;
import dev.fovea.media.format.MediaFacts;
import dev.fovea.media.picture.decode.Refusal;
import dev.fovea.media.picture.pixels.Turn;
import dev.fovea.vision.Format;
import dev.fovea.vision.Size;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * JPEG XL, for which there is no library: read by {@code vipsthumbnail} where that is installed. It
 * makes a PNG of it in sRGB, upright and no larger than is wanted.
 */
public final class JpegXl {
  /** The program, and the Debian package that brings it. */
  public static final String PROGRAM = "vipsthumbnail";

  public static final String PACKAGE = "libvips-tools";

  private static final int CHANNEL_BITS = 8;

  private JpegXl() {}

  /** Where the program is, on a system on which it can be used. */
  public static Optional<Path> program(String path) {
    if (!"Linux".equals(System.getProperty("os.name"))) {
      return Optional.empty();
    }
    return Stream.of(path.split(File.pathSeparator))
        .filter(folder -> folder.startsWith("/"))
        .flatMap(folder -> file(folder).stream())
        .findFirst();
  }

  private static Optional<Path> file(String folder) {
    try {
      return Optional.of(Path.of(folder, PROGRAM)).filter(Files::isExecutable);
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }

  /**
   * What to run: a picture on standard input, a PNG on standard output.
   *
   * @param size to scale to
   */
  static List<String> command(Path program, Size size) {
    return List.of(
        program.toString(),
        "--vips-concurrency=1",
        "--no-rotate",
        "--export-profile=srgb",
        "--size=%dx%d!".formatted(size.width(), size.height()),
        "--output=.png[compression=1,strip]",
        "stdin");
  }

  /** What the program makes, before anybody has looked at it. */
  static MediaFacts png(MediaFacts facts, Size size) {
    return new MediaFacts(
        Format.PNG,
        Optional.of(size),
        facts.frames(),
        Turn.UPRIGHT,
        facts.alpha(),
        CHANNEL_BITS,
        MediaFacts.Color.RGB,
        false,
        Optional.empty());
  }

  /** What was done to a picture, the program's part included. */
  static Made told(Made made, Size before) {
    List<String> done = new ArrayList<>(made.done());
    done.addAll(List.of("converted", "stripped"));
    if (!made.size().equals(before)) {
      done.addFirst("resized");
    }
    return new Made(made.format(), made.bytes(), made.size(), done.stream().distinct().toList());
  }

  static Refusal unreadable() {
    return new Refusal(
        MediaFault.UNSUPPORTED_IMAGE_MEDIA_TYPE,
        "is a JPEG XL file, which this server reads only where the package %s is installed. Convert"
                .formatted(PACKAGE)
            + " it to JPEG or PNG.");
  }
}
