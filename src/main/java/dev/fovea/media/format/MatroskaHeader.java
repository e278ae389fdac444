package dev.fovea.media.format;

import dev.fovea.media.format.MediaFacts.Video;
import dev.fovea.vision.Format;
import java.time.Duration;
import java.util.Optional;

/**
 * Matroska and WebM (RFC 9559): elements in a segment, of which one tells the duration and one the
 * tracks. Clusters are stepped over where they say how long they are.
 */
final class MatroskaHeader {
  private static final long SEGMENT = 0x18538067L;
  private static final long INFO = 0x1549A966L;
  private static final long TICK = 0x2AD7B1;
  private static final long DURATION = 0x4489;
  private static final long TRACKS = 0x1654AE6BL;
  private static final long TRACK = 0xAE;
  private static final long TRACK_TYPE = 0x83;
  private static final long CODEC = 0x86;
  private static final long FRAME_NANOS = 0x23E383;
  private static final long PICTURE = 0xE0;
  private static final long WIDTH = 0xB0;
  private static final long HEIGHT = 0xBA;

  private static final int VIDEO = 1;
  private static final int AUDIO = 2;
  private static final int CODEC_MAX = 64;

  private final Notes notes;
  private Duration duration = Duration.ZERO;
  private Optional<String> codec = Optional.empty();
  private double framesPerSecond;
  private boolean sounds;
  private boolean informed;

  private MatroskaHeader(Format format) {
    this.notes = new Notes(format);
  }

  static MediaFacts read(Format format, View file) {
    Element segment =
        Element.in(file, element -> element.id() == SEGMENT)
            .orElseThrow(() -> new Malformed("has no segment"));
    return new MatroskaHeader(format).facts(segment.data());
  }

  private MediaFacts facts(View segment) {
    Element.in(segment, this::isEnough);
    String name = codec.orElseThrow(() -> new Malformed("has no pictures in it"));
    notes.video = Optional.of(new Video(name, duration, framesPerSecond, sounds));
    notes.size();
    return notes.facts();
  }

  private boolean isEnough(Element element) {
    if (element.id() == INFO) {
      informed = true;
      info(element.data());
    } else if (element.id() == TRACKS) {
      Element.each(element.data(), TRACK, this::track);
    }
    return informed && codec.isPresent();
  }

  private void info(View info) {
    double nanos = Element.first(info, TICK).map(Element::number).orElse(1_000_000L);
    double ticks = Element.first(info, DURATION).map(Element::fraction).orElse(0.0);
    duration = Ticks.ofSeconds(ticks * nanos / 1e9);
  }

  private void track(View track) {
    long type = Element.first(track, TRACK_TYPE).map(Element::number).orElse(0L);
    sounds |= type == AUDIO;
    if (type == VIDEO && codec.isEmpty()) {
      codec = Element.first(track, CODEC).map(element -> Track.codec(element.text(CODEC_MAX)));
      long nanos = Element.first(track, FRAME_NANOS).map(Element::number).orElse(0L);
      framesPerSecond = nanos > 0 ? 1e9 / nanos : 0;
      View picture =
          Element.first(track, PICTURE)
              .orElseThrow(() -> new Malformed("does not say how large it is"))
              .data();
      notes.size(
          Element.first(picture, WIDTH).map(Element::number).orElse(0L),
          Element.first(picture, HEIGHT).map(Element::number).orElse(0L));
    }
  }
}
