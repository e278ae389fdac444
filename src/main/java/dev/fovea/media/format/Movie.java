package dev.fovea.media.format;

import dev.fovea.media.format.MediaFacts.Video;
import dev.fovea.vision.Format;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The index of a film in ISO boxes (ISO/IEC 14496-12): MP4, QuickTime, and pictures in a row in
 * HEIF. It may lie behind the film itself, which is stepped over.
 *
 * @param duration zero where it is not said
 */
record Movie(Duration duration, List<Track> tracks) {
  private static final int TRACKS_MAX = 100;

  static Movie read(View file) {
    View moov =
        Box.first(file, "moov")
            .orElseThrow(() -> new Malformed("has no index (moov); was it cut off?"))
            .data();
    List<Track> tracks = new ArrayList<>();
    for (Box box : Box.in(moov)) {
      if (tracks.size() == TRACKS_MAX) {
        throw new Malformed("has more than %d tracks".formatted(TRACKS_MAX));
      } else if (box.is("trak")) {
        tracks.add(Track.read(box.data()));
      }
    }
    return new Movie(duration(moov, tracks), tracks);
  }

  /** The facts of a film. */
  static MediaFacts facts(Format format, View file) {
    Movie movie = read(file);
    Track picture = movie.picture();
    Notes notes = new Notes(format);
    notes.size(picture.width(), picture.height());
    notes.orientation = picture.orientation();
    boolean sounds = movie.tracks.stream().anyMatch(Track::isSound);
    notes.video =
        Optional.of(new Video(picture.codec(), movie.duration, picture.framesPerSecond(), sounds));
    return notes.facts();
  }

  /** The track with pictures; the largest one, as players choose. */
  Track picture() {
    return tracks.stream()
        .filter(Track::isPicture)
        .max(Comparator.comparingLong(track -> track.width() * track.height()))
        .orElseThrow(() -> new Malformed("has no pictures in it"));
  }

  /** What the film says, else what its fragments come to, else what its longest track says. */
  private static Duration duration(View moov, List<Track> tracks) {
    Optional<View> header = Box.first(moov, "mvhd").map(Box::data);
    Optional<Duration> whole = header.map(Ticks::ofHeader).filter(duration -> !duration.isZero());
    return whole
        .or(() -> Box.at(moov, "mvex", "mehd").flatMap(box -> header.map(h -> fragments(box, h))))
        .or(() -> tracks.stream().map(Track::duration).max(Comparator.naturalOrder()))
        .orElse(Duration.ZERO);
  }

  private static Duration fragments(Box box, View header) {
    View data = box.data();
    return Ticks.of(data.u8(0) == 0 ? data.u32(4) : data.u64(4), Ticks.perSecond(header));
  }
}
