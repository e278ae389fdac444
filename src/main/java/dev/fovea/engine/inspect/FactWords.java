package dev.fovea.engine.inspect;

import dev.fovea.engine.inspect.picture.Finding.Color;
import dev.fovea.engine.inspect.picture.Finding.Facts;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Measured facts as sentences.
 *
 * @param bytes the length of the file
 */
record FactWords(Picture picture, int bytes, Facts facts) {
  private static final List<Topic> ALL =
      List.of(
          Topic.FORMAT,
          Topic.SIZE,
          Topic.ORIENTATION,
          Topic.BLANK,
          Topic.COLORS,
          Topic.BRIGHTNESS,
          Topic.SHARPNESS);

  /** All that matter for this picture. */
  List<String> all() {
    return ALL.stream().filter(this::worthSaying).map(this::about).toList();
  }

  private boolean worthSaying(Topic topic) {
    return switch (topic) {
      case ORIENTATION -> facts.orientation() != 1;
      case BLANK -> facts.blank();
      case SHARPNESS -> !facts.blank();
      default -> true;
    };
  }

  /** The sentence that answers a question about one fact. */
  String about(Topic topic) {
    return switch (topic) {
      case SIZE ->
          "It is %d × %d pixels (%s megapixels), %s."
              .formatted(facts.width(), facts.height(), megapixels(), fileSize());
      case FORMAT ->
          "It is %s file%s."
              .formatted(picture.format().one(), facts.transparent() ? " with transparency" : "");
      case COLORS -> "Its dominant colors are " + colors() + ".";
      case SHARPNESS -> sharpness();
      case BRIGHTNESS ->
          "It is %s (mean brightness %.0f of 255).".formatted(brightnessWord(), facts.brightness());
      case BLANK ->
          facts.blank()
              ? "It is blank: nothing but one color, " + colors() + "."
              : "It is not blank.";
      case ORIENTATION -> orientation();
      case DESCRIPTION, TEXT, CODES, TABLE -> throw new IllegalArgumentException(topic.name());
    };
  }

  private String megapixels() {
    return String.format(Locale.ROOT, "%.2f", facts.width() * (double) facts.height() / 1e6);
  }

  private String fileSize() {
    return bytes < 1024 ? bytes + " bytes" : String.format(Locale.ROOT, "%.1f KiB", bytes / 1024.0);
  }

  private String colors() {
    return facts.colors().stream().map(FactWords::color).collect(Collectors.joining(", "));
  }

  private static String color(Color color) {
    return "%s (%s, %d %%)".formatted(color.name(), color.hex(), Math.round(color.share() * 100));
  }

  private String sharpness() {
    return facts.blank()
        ? "It is blank, so there is nothing to be sharp."
        : String.format(
            Locale.ROOT,
            "It looks %s (variance of the Laplacian %.0f).",
            sharpnessWord(),
            facts.sharpness());
  }

  private String orientation() {
    String shape =
        facts.width() == facts.height()
            ? "square"
            : facts.width() > facts.height() ? "landscape" : "portrait";
    return facts.orientation() == 1
        ? "It is in %s format.".formatted(shape)
        : "It is in %s format once turned upright, as its orientation tag (%d) says."
            .formatted(shape, facts.orientation());
  }

  /** The bounds were set by looking at photos and drawings before and after a blur. */
  private String sharpnessWord() {
    double sharpness = facts.sharpness();
    if (sharpness < 20) {
      return "very blurred";
    } else if (sharpness < 80) {
      return "blurred";
    } else if (sharpness < 200) {
      return "slightly soft";
    }
    return "sharp";
  }

  private String brightnessWord() {
    double brightness = facts.brightness();
    if (brightness < 40) {
      return "very dark";
    } else if (brightness < 90) {
      return "dark";
    } else if (brightness < 170) {
      return "of medium brightness";
    } else if (brightness < 225) {
      return "bright";
    }
    return "very bright";
  }
}
