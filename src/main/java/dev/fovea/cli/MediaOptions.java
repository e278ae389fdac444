package dev.fovea.cli;

import dev.fovea.vision.MediaPolicy;
import dev.fovea.vision.MediaPolicy.Downscale;
import dev.fovea.vision.MediaPolicy.Fetch;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Option;

/** Options for what is to be done with media, each a wish that need not be there. */
final class MediaOptions {
  @Option(
      names = "--media-downscale",
      paramLabel = "HOW",
      description =
          "How far pictures are made smaller: provider (what the vendor would do anyway), economy,"
              + " or original.")
  private Optional<String> downscale = Optional.empty();

  @Option(
      names = "--media-long-side",
      paramLabel = "PIXELS",
      description = "The longest side that economy leaves.")
  private Optional<Integer> longSide = Optional.empty();

  @Option(
      names = "--media-fetch",
      paramLabel = "WHO",
      description = "Who fetches URLs: inline (the platform), pass-through (the vendor), or auto.")
  private Optional<String> fetch = Optional.empty();

  @Option(
      names = "--media-report",
      arity = "0..1",
      paramLabel = "true|false",
      fallbackValue = "true",
      description = "Whether answers say in x_media what was done.")
  private Optional<Boolean> report = Optional.empty();

  /**
   * The wishes that there are, as the admin API calls them.
   *
   * @throws Trouble for one that nobody can fulfil
   */
  Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    downscale.ifPresent(word ->
        fields.put(
            "downscale", chosen("--media-downscale", word, Downscale.values(), Downscale::word)));
    longSide.ifPresent(pixels -> fields.put("long_side", side(pixels)));
    fetch.ifPresent(
        word -> fields.put("fetch", chosen("--media-fetch", word, Fetch.values(), Fetch::word)));
    report.ifPresent(wanted -> fields.put("report", wanted));
    return fields;
  }

  private static int side(int pixels) {
    if (pixels < MediaPolicy.LONG_SIDE_MIN || pixels > MediaPolicy.LONG_SIDE_MAX) {
      throw new Trouble(
          "--media-long-side takes %d to %d pixels."
              .formatted(MediaPolicy.LONG_SIDE_MIN, MediaPolicy.LONG_SIDE_MAX));
    }
    return pixels;
  }

  private static <E> String chosen(
      String option, String word, E[] wishes, Function<E, String> words) {
    List<String> known = Arrays.stream(wishes).map(words).toList();
    if (!known.contains(word)) {
      throw new Trouble("%s takes one of %s.".formatted(option, String.join(", ", known)));
    }
    return word;
  }
}
