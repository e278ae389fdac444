package dev.fovea.media.format;

import dev.fovea.media.format.MediaFacts.Color;
import dev.fovea.vision.Format;
import dev.fovea.vision.Size;
import java.util.List;
import java.util.Optional;

/**
 * HEIC and AVIF (ISO/IEC 23008-12): the primary item's properties. Its orientation is what they
 * say; Exif's is not to be applied.
 */
final class HeifHeader {
  /** Pixels of tiles that are never too many, however small the picture is. */
  private static final long TILE_PIXELS = 16_000_000;

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
    checkTiles(items.pixels(items.primary()), notes.size());
    var presentation = new Presentation(notes.size());
    properties.forEach(presentation::apply);
    Size shown = presentation.window().size();
    notes.size(shown.width(), shown.height());
    notes.orientation = presentation.orientation();
    properties.forEach(this::property);
    notes.alpha = items.alpha(items.primary()).isPresent();
    notes.frames(frames);
    return notes.facts();
  }

  /**
   * @param pixels of all tiles
   */
  static void checkTiles(long pixels, Size whole) {
    if ((pixels - TILE_PIXELS) / 4 > whole.pixels()) {
      throw new Malformed("is made of tiles that are far larger than itself");
    }
  }

  private void size(Box property) {
    if (property.is("ispe")) {
      notes.size(property.data().u32(4), property.data().u32(8));
    }
  }

  private void property(Box property) {
    View data = property.data();
    switch (property.type()) {
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
}
