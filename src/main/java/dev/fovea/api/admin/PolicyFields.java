package dev.fovea.api.admin;

import dev.fovea.json.Json;
import dev.fovea.vision.MediaPolicy;
import dev.fovea.vision.MediaPolicy.Downscale;
import dev.fovea.vision.MediaPolicy.Fetch;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import tools.jackson.databind.node.ObjectNode;

/** What the owner of a key wishes for media, read and written. */
final class PolicyFields {
  private PolicyFields() {}

  static MediaPolicy read(Fields fields) {
    Optional<Downscale> downscale =
        fields
            .text("downscale")
            .map(word ->
                Downscale.of(word)
                    .orElseThrow(() ->
                        Wrong.type("media_policy.downscale", "provider, economy or original")));
    Optional<Fetch> fetch =
        fields
            .text("fetch")
            .map(word ->
                Fetch.of(word)
                    .orElseThrow(
                        () -> Wrong.type("media_policy.fetch", "auto, inline or pass-through")));
    var policy = new MediaPolicy(downscale, side(fields), fetch, fields.flag("report"));
    fields.done();
    return policy;
  }

  private static OptionalInt side(Fields fields) {
    OptionalLong side = fields.count("long_side");
    if (side.isEmpty()) {
      return OptionalInt.empty();
    }
    long pixels = side.getAsLong();
    if (pixels < MediaPolicy.LONG_SIDE_MIN || pixels > MediaPolicy.LONG_SIDE_MAX) {
      throw Wrong.type(
          "media_policy.long_side",
          "a number of pixels from %d to %d"
              .formatted(MediaPolicy.LONG_SIDE_MIN, MediaPolicy.LONG_SIDE_MAX));
    }
    return OptionalInt.of((int) pixels);
  }

  /** The wishes that there are. */
  static ObjectNode json(MediaPolicy policy) {
    ObjectNode json = Json.object();
    policy.downscale().ifPresent(wish -> json.put("downscale", wish.word()));
    policy.longSide().ifPresent(side -> json.put("long_side", side));
    policy.fetch().ifPresent(wish -> json.put("fetch", wish.word()));
    policy.report().ifPresent(report -> json.put("report", report));
    return json;
  }
}
