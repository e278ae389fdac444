package dev.fovea.cli;

import dev.fovea.vision.MediaPolicy;
import dev.fovea.vision.MediaPolicy.Downscale;
import dev.fovea.vision.MediaPolicy.Fetch;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
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

  /** The wishes. */
  MediaPolicy policy() {
    return new MediaPolicy(
        downscale.map(
            word -> chosen("--media-downscale", word, Downscale.values(), Downscale::word)),
        longSide.map(MediaOptions::side).orElse(OptionalInt.empty()),
        fetch.map(word -> chosen("--media-fetch", word, Fetch.values(), Fetch::word)),
        report);
  }

  private static OptionalInt side(int pixels) {
    if (pixels < MediaPolicy.LONG_SIDE_MIN || pixels > MediaPolicy.LONG_SIDE_MAX) {
      throw new Trouble(
          "--media-long-side takes %d to %d pixels."
              .formatted(MediaPolicy.LONG_SIDE_MIN, MediaPolicy.LONG_SIDE_MAX));
    }
    return OptionalInt.of(pixels);
  }

  private static <E> E chosen(String option, String word, E[] wishes, Function<E, String> words) {
    return Arrays.stream(wishes)
        .filter(wish -> words.apply(wish).equals(word))
        .findFirst()
        .orElseThrow(() ->
            new Trouble(
                Arrays.stream(wishes)
                    .map(words)
                    .collect(Collectors.joining(", ", option + " takes one of ", "."))));
  }
}
