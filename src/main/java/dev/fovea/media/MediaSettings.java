package dev.fovea.media;

import dev.fovea.config.Setting;
import dev.fovea.media.format.Probe;
import java.time.Duration;
import java.util.List;

/**
 * What media may be at most, whatever a target takes; see {@link Guard}. Bytes are those of the
 * file, not of its base64.
 */
public final class MediaSettings {
  static final Setting<Integer> COUNT =
      Setting.integer(
          "media.count",
          1500,
          1,
          4096,
          "Pictures, videos and files in one request, its history included.");
  static final Setting<Long> TOTAL_BYTES =
      Setting.bytes(
          "media.total_bytes", "256MiB", "1KiB", "2GiB", "All files of one request together.");
  static final Setting<Long> IMAGE_BYTES =
      Setting.bytes("media.image.bytes", "64MiB", "1KiB", "1GiB", "Largest file of a picture.");
  static final Setting<Integer> IMAGE_PIXELS =
      Setting.integer(
          "media.image.pixels",
          100_000_000,
          1,
          1_000_000_000,
          "Most pixels of a picture, told from its header before it is decoded.");
  static final Setting<Integer> IMAGE_SIDE =
      Setting.integer(
          "media.image.side", 65_500, 1, 1_000_000, "Longest side of a picture in pixels.");
  static final Setting<Integer> FRAMES =
      Setting.integer(
          "media.frames",
          1000,
          1,
          Probe.FRAMES_MAX - 1,
          "Most frames of an animated picture, and pages of a TIFF.");
  static final Setting<Long> VIDEO_BYTES =
      Setting.bytes("media.video.bytes", "128MiB", "1KiB", "1GiB", "Largest file of a video.");
  static final Setting<Integer> VIDEO_PIXELS =
      Setting.integer(
          "media.video.pixels",
          36_000_000,
          1,
          1_000_000_000,
          "Most pixels of a video's frame; 36 million are 8K.");
  static final Setting<Duration> VIDEO_DURATION =
      Setting.duration("media.video.duration", "2h", "1s", "1d", "Longest video.");
  static final Setting<Long> FILE_BYTES =
      Setting.bytes("media.file.bytes", "64MiB", "1KiB", "1GiB", "Largest PDF.");

  /** Every setting of this room. */
  public static final List<Setting<?>> ALL =
      List.of(
          COUNT,
          TOTAL_BYTES,
          IMAGE_BYTES,
          IMAGE_PIXELS,
          IMAGE_SIDE,
          FRAMES,
          VIDEO_BYTES,
          VIDEO_PIXELS,
          VIDEO_DURATION,
          FILE_BYTES);

  private MediaSettings() {}
}
