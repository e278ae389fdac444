package dev.fovea.media.format;

import dev.fovea.media.format.MediaFacts.Color;
import dev.fovea.vision.Format;
import java.util.List;
import java.util.Optional;

/**
 * HEIC and AVIF (ISO/IEC 23008-12): the primary item's properties. Its orientation is what they
 * say; Exif's is not to be applied.
 */
final class HeifHeader {
  /** Pixels of tiles that are never too many, however small the picture is. */
  private static final long TILE_PIXELS = 16_000_000;

  private static final List<String> ALPHA =
      List.of("urn:mpeg:mpegB:cicp:systems:auxiliary:alpha", "urn:mpeg:hevc:2015:auxid:1");

  private final Notes notes;
  private final HeifItems items;

  private HeifHeader(Format format, HeifItems items) {
    this.notes = new Notes(format);
    this.items = items;
  }

  static MediaFacts read(Format format, View file) {
    Optional<Box> meta = Box.first(file, "meta");
    if (meta.isEmpty()) {
      return sequence(format, Movie.read(file));
    }
    var header = new HeifHeader(format, HeifItems.read(meta.get().data()));
    return header.facts(
        Box.first(file, "moov").isPresent() ? Movie.read(file).picture().samples() : 1);
  }

  /** Pictures in a row, and none of them the primary one. */
  private static MediaFacts sequence(Format format, Movie movie) {
    Notes notes = new Notes(format);
    Track track = movie.picture();
    notes.size(track.width(), track.height());
    notes.orientation = track.orientation();
    notes.frames(track.samples());
    return notes.facts();
  }

  private MediaFacts facts(long frames) {
    List<Box> properties = items.properties(items.primary());
    properties.forEach(this::size);
    long tiles = items.pixels(items.primary());
    if ((tiles - TILE_PIXELS) / 4 > notes.size().pixels()) {
      throw new Malformed("is made of tiles that are far larger than itself");
    }
    properties.forEach(this::property);
    notes.alpha = items.auxiliaries(items.primary()).stream().anyMatch(this::isAlpha);
    notes.frames(frames);
    return notes.facts();
  }

  private void size(Box property) {
    if (property.is("ispe")) {
      notes.size(property.data().u32(4), property.data().u32(8));
    }
  }

  /** In the order of the file, which is the order in which they are applied. */
  private void property(Box property) {
    View data = property.data();
    switch (property.type()) {
      case "clap" -> crop(data);
      case "irot" -> notes.orientation = Turns.left(notes.orientation, data.u8(0) & 3);
      case "imir" -> notes.orientation = Turns.mirrored(notes.orientation, (data.u8(0) & 1) != 0);
      case "pixi" -> {
        notes.color = data.u8(4) == 1 ? Color.GRAY : notes.color;
        notes.bitDepth = data.u8(5);
      }
      case "hvcC" -> notes.bitDepth = 8 + (data.u8(17) & 7);
      case "av1C" -> notes.bitDepth = 8 + (data.u8(2) >> 5 & 2) + (data.u8(2) >> 4 & 2);
      case "colr" -> notes.profile |= data.says(0, "prof") || data.says(0, "rICC");
      default -> {}
    }
  }

  /** Width and height as fractions; what would enlarge the picture is left aside. */
  private void crop(View data) {
    long width = data.u32(0) / Math.max(1, data.u32(4));
    long height = data.u32(8) / Math.max(1, data.u32(12));
    if (width <= notes.size().width() && height <= notes.size().height()) {
      notes.size(width, height);
    }
  }

  private boolean isAlpha(long item) {
    return items.properties(item).stream()
        .filter(property -> property.is("auxC"))
        .anyMatch(property -> ALPHA.stream().anyMatch(name -> property.data().says(4, name)));
  }
}
