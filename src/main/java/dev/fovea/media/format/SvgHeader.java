package dev.fovea.media.format;

import dev.fovea.vision.Format;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The size of an SVG drawing (SVG 2, 7 and 8.2): its width and height where they are absolute, else
 * the shape of its {@code viewBox}, else none.
 */
final class SvgHeader {
  private static final Pattern LENGTH =
      Pattern.compile("\\s*([+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?)\\s*([a-zA-Z%]*)\\s*");
  private static final Pattern SEPARATOR = Pattern.compile("[\\s,]+");

  /** CSS pixels in one of each unit; what is relative to something else has no place here. */
  private static final Map<String, Double> UNITS =
      Map.of(
          "",
          1.0,
          "px",
          1.0,
          "pt",
          4.0 / 3,
          "pc",
          16.0,
          "in",
          96.0,
          "mm",
          96 / 25.4,
          "cm",
          96 / 2.54,
          "q",
          96 / 101.6);

  private SvgHeader() {}

  static MediaFacts read(Bytes file) {
    SvgRoot root = SvgRoot.of(file).orElseThrow(() -> new Malformed("has no 'svg' tag"));
    if (root.entities()) {
      throw new Malformed(
          "declares entities, which are not expanded. Export it without them: in Illustrator, as SVG"
              + " for the web, without its editing capabilities; or send a PNG");
    }
    Notes notes = new Notes(Format.SVG);
    notes.alpha = true;
    Map<String, String> attributes = root.attributes();
    Optional<Double> width = length(attributes.get("width"));
    Optional<Double> height = length(attributes.get("height"));
    double[] box = box(attributes.getOrDefault("viewBox", ""));
    if (width.isPresent() && height.isPresent()) {
      size(notes, width.get(), height.get());
    } else if (box.length == 4) {
      double scale = width.map(w -> w / box[2]).or(() -> height.map(h -> h / box[3])).orElse(1.0);
      size(notes, box[2] * scale, box[3] * scale);
    }
    return notes.facts();
  }

  /** Drawings may be smaller than a pixel; pixels may not. */
  private static void size(Notes notes, double width, double height) {
    if (!(width > 0 && height > 0)) {
      throw new Malformed("says that it is nothing wide or high");
    }
    notes.size(Math.max(1, Math.round(width)), Math.max(1, Math.round(height)));
  }

  private static Optional<Double> length(@Nullable String text) {
    Matcher matcher = LENGTH.matcher(text == null ? "" : text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    double number = Double.parseDouble(matcher.group(1));
    return Optional.ofNullable(UNITS.get(matcher.group(2).toLowerCase(Locale.ROOT)))
        .map(unit -> number * unit);
  }

  /** Left, top, width and height; empty when it is anything else. */
  private static double[] box(String text) {
    String[] numbers = SEPARATOR.split(text.strip(), -1);
    double[] box = new double[4];
    for (int i = 0; i < 4; i++) {
      Matcher matcher = LENGTH.matcher(numbers.length == 4 ? numbers[i] : "");
      if (!matcher.matches() || !matcher.group(2).isEmpty()) {
        return new double[0];
      }
      box[i] = Double.parseDouble(matcher.group(1));
    }
    return box;
  }
}
