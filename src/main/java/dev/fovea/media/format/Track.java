package dev.fovea.media.format;

import java.time.Duration;
import java.util.Optional;

/**
 * One of the things that play at the same time in a {@link Movie}.
 *
 * @param handler {@code vide}, {@code pict} or {@code soun}
 * @param codec as the file names it
 * @param width in pixels, 0 for a sound
 * @param height likewise
 * @param orientation as EXIF numbers it
 * @param samples frames of a film
 * @param duration zero where it is not said
 */
record Track(
    String handler,
    String codec,
    long width,
    long height,
    int orientation,
    long samples,
    Duration duration) {

  /** Where a sample entry of pictures has its width, and behind it its height. */
  private static final int ENTRY_SIZE = 32;

  static Track read(View trak) {
    View media = required(trak, "mdia");
    View header = required(trak, "tkhd");
    // Two dates and a duration are longer in the second version; a matrix and the size follow.
    View place = header.from(header.u8(0) == 0 ? 40 : 52);
    Optional<View> entry =
        Box.at(media, "minf", "stbl", "stsd")
            .map(box -> box.data().from(8))
            .filter(each -> each.has(0, ENTRY_SIZE + 4));
    return new Track(
        required(media, "hdlr").text(8, 4),
        entry.map(each -> codec(each.text(4, 4))).orElse(""),
        entry.map(each -> each.u16(ENTRY_SIZE)).filter(w -> w > 0).orElse(place.u16(36)),
        entry.map(each -> each.u16(ENTRY_SIZE + 2)).filter(h -> h > 0).orElse(place.u16(40)),
        Turns.ofMatrix(place.i32(0), place.i32(4), place.i32(12), place.i32(16)),
        Box.at(media, "minf", "stbl", "stsz").map(box -> box.data().u32(8)).orElse(0L),
        Ticks.ofHeader(required(media, "mdhd")));
  }

  boolean isPicture() {
    return handler.equals("vide") || handler.equals("pict");
  }

  boolean isSound() {
    return handler.equals("soun");
  }

  /** 0 where it cannot be told. */
  double framesPerSecond() {
    double seconds = duration.toNanos() / 1e9;
    return seconds > 0 ? samples / seconds : 0;
  }

  /** A codec's name without characters that no codec has. */
  static String codec(String name) {
    return name.replaceAll("[^A-Za-z0-9_./-]", "");
  }

  private static View required(View stretch, String type) {
    return Box.first(stretch, type)
        .orElseThrow(() -> new Malformed("has a track without '%s' box".formatted(type)))
        .data();
  }
}
