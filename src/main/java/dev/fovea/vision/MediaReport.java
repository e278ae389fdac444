package dev.fovea.vision;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What was done with the media of one request, for the answer's {@code x_media}.
 *
 * @param entries one for each media part as the client sent it, in order
 * @param wanted whether the client is to be told
 */
public record MediaReport(List<Entry> entries, boolean wanted) {
  public static final MediaReport NONE = new MediaReport(List.of(), false);

  public MediaReport {
    entries = List.copyOf(entries);
  }

  /** What all media count for by the model's formula. */
  public long tokens() {
    return entries.stream().mapToLong(Entry::tokens).sum();
  }

  /**
   * One media part.
   *
   * @param came what the client sent, or named by its URL
   * @param sent what the target gets: one each for the pages of a document; empty when the URL was
   *     passed on
   * @param scale sent pixels per upright source pixel along a side: multiply source coordinates by
   *     it
   * @param tokens what the pictures cost by the model's formula
   * @param done what was done, in words such as {@code relabelled}, {@code rotated}, {@code
   *     resized}; empty when the bytes went through untouched
   */
  public record Entry(
      Place place,
      Optional<File> came,
      List<File> sent,
      double scale,
      long tokens,
      List<String> done,
      Duration fetch,
      Duration transform) {}

  /**
   * A file.
   *
   * @param mediaType by its bytes
   * @param bytes of the file, not of its base64
   * @param size upright, where it has one
   */
  public record File(String mediaType, long bytes, Optional<Size> size) {}
}
