package dev.fovea.media.format;

import dev.fovea.media.format.MediaFacts.Video;
import dev.fovea.vision.Format;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** AVI: a RIFF file whose first list describes the streams. */
final class AviHeader {
  private static final int CHUNKS_MAX = 1000;

  /** Chunks among which the header is. */
  private static final int BEFORE_HEADER = 8;

  private Optional<View> stream = Optional.empty();
  private Optional<View> format = Optional.empty();
  private boolean sounds;

  private AviHeader() {}

  /** A piece of a RIFF file; a list's data begin with the type of the list. */
  private record Chunk(String type, View data) {
    boolean is(String other) {
      return type.equals(other);
    }

    boolean isList(String other) {
      return type.equals("LIST") && data.says(0, other);
    }
  }

  static MediaFacts read(View file) {
    for (Chunk chunk : chunks(file.little().from(12), BEFORE_HEADER)) {
      if (chunk.isList("hdrl")) {
        return new AviHeader().facts(chunk.data());
      }
    }
    throw new Malformed("does not begin with its header");
  }

  private MediaFacts facts(View header) {
    for (Chunk chunk : chunks(header.from(4), CHUNKS_MAX)) {
      if (chunk.isList("strl")) {
        stream(chunks(chunk.data().from(4), CHUNKS_MAX));
      }
    }
    Notes notes = new Notes(Format.AVI);
    View pixels = format.orElseThrow(() -> new Malformed("has no pictures in it"));
    notes.size(pixels.i32(4), Math.abs((long) pixels.i32(8)));
    View times = stream.orElseThrow(() -> new Malformed("has no pictures in it"));
    long scale = times.u32(20);
    long rate = times.u32(24);
    Duration duration = Ticks.ofSeconds(rate == 0 ? 0 : (double) times.u32(32) * scale / rate);
    double framesPerSecond = scale == 0 ? 0 : (double) rate / scale;
    String codec = Track.codec(pixels.text(16, 4));
    notes.video = Optional.of(new Video(codec, duration, framesPerSecond, sounds));
    return notes.facts();
  }

  /** A header that says of what kind the stream is, then its format. */
  private void stream(List<Chunk> chunks) {
    boolean picture = false;
    for (Chunk chunk : chunks) {
      if (chunk.is("strh")) {
        sounds |= chunk.data().says(0, "auds");
        picture = chunk.data().says(0, "vids");
        stream = picture && stream.isEmpty() ? Optional.of(chunk.data()) : stream;
      } else if (chunk.is("strf") && picture && format.isEmpty()) {
        format = Optional.of(chunk.data());
      }
    }
  }

  private static List<Chunk> chunks(View stretch, int most) {
    List<Chunk> chunks = new ArrayList<>();
    long at = 0;
    while (chunks.size() < most && stretch.has(at, 8)) {
      long length = stretch.u32(at + 4);
      chunks.add(new Chunk(stretch.text(at, 4), stretch.upTo(at + 8, length)));
      at += 8 + length + (length & 1);
    }
    return chunks;
  }
}
