package dev.fovea.media;

import dev.fovea.config.Setting;
import dev.fovea.config.Settings;
import dev.fovea.vision.MediaPolicy;
import dev.fovea.vision.MediaPolicy.Downscale;
import dev.fovea.vision.MediaPolicy.Fetch;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The house's own wishes for media: they hold where nobody closer has one. */
final class MediaWishes {
  /** Anthropic's long side, at which pictures read well and cost little everywhere. */
  private static final int ECONOMY_SIDE = 1568;

  private static final Setting<Downscale> DOWNSCALE =
      Setting.choice(
          "media.downscale",
          Downscale.PROVIDER,
          "How far pictures are made smaller: 'provider' takes away only what the vendor would"
              + " throw away anyway, 'economy' leaves media.long_side, 'original' makes smaller"
              + " only what the vendor would refuse.");
  private static final Setting<Integer> LONG_SIDE =
      Setting.integer(
          "media.long_side",
          ECONOMY_SIDE,
          MediaPolicy.LONG_SIDE_MIN,
          MediaPolicy.LONG_SIDE_MAX,
          "The longest side in pixels that 'economy' leaves.");
  private static final Setting<Fetch> FETCH =
      Setting.choice(
          "media.fetch",
          Fetch.AUTO,
          "Who fetches what is given by its URL: 'inline' we do, 'pass-through' the vendor does,"
              + " 'auto' we fetch pictures and leave videos to vendors that can.");
  private static final Setting<Boolean> REPORT =
      Setting.flag(
          "media.report",
          false,
          "Whether every answer says in x_media what was done to its pictures.");

  static final List<Setting<?>> ALL = List.of(DOWNSCALE, LONG_SIDE, FETCH, REPORT);

  private MediaWishes() {}

  static MediaPolicy of(Settings settings) {
    return new MediaPolicy(
        Optional.of(settings.get(DOWNSCALE)),
        OptionalInt.of(settings.get(LONG_SIDE)),
        Optional.of(settings.get(FETCH)),
        Optional.of(settings.get(REPORT)));
  }
}
