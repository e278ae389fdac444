package dev.fovea.provider.limits;

import dev.fovea.config.Node;
import dev.fovea.config.Node.Mapping;
import dev.fovea.config.Values;
import dev.fovea.vision.MediaPolicy;
import dev.fovea.vision.MediaPolicy.Downscale;
import dev.fovea.vision.MediaPolicy.Fetch;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads the words of {@code media_policy}: what the operator wishes to be done with media. */
public final class PolicyReader {
  static final List<String> WORDS = List.of("downscale", "long_side", "fetch", "report");

  private static final List<String> DOWNSCALES =
      Arrays.stream(Downscale.values()).map(Downscale::word).toList();
  private static final List<String> FETCHES =
      Arrays.stream(Fetch.values()).map(Fetch::word).toList();

  private PolicyReader() {}

  /**
   * The wishes in {@code said}; none when it is not there.
   *
   * @throws dev.fovea.config.ConfigException that names the word which is wrong
   */
  public static MediaPolicy read(Optional<Node> said, Values values) {
    return said.map(node -> read(node.mapping().only("media_policy", WORDS), values))
        .orElse(MediaPolicy.NONE);
  }

  private static MediaPolicy read(Mapping said, Values values) {
    Optional<Integer> longSide =
        said.at("long_side")
            .map(node ->
                values.whole(
                    "long_side",
                    node.scalar(),
                    MediaPolicy.LONG_SIDE_MIN,
                    MediaPolicy.LONG_SIDE_MAX));
    return new MediaPolicy(
        said.at("downscale")
            .map(node -> values.choice("no way to downscale", node.scalar(), DOWNSCALES))
            .flatMap(Downscale::of),
        longSide.map(OptionalInt::of).orElse(OptionalInt.empty()),
        said.at("fetch")
            .map(node -> values.choice("no way to fetch", node.scalar(), FETCHES))
            .flatMap(Fetch::of),
        said.at("report").map(node -> values.flag("report", node.scalar())));
  }
}
