package dev.fovea.media.format;

import dev.fovea.media.format.HeifPicture.Coded;
import dev.fovea.media.format.HeifPicture.Grid;
import dev.fovea.media.format.HeifPicture.Pixels;
import dev.fovea.media.format.HeifPicture.Signal;
import dev.fovea.vision.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Follows the references of a HEIF file from its primary item to coded pictures. */
final class HeifReader {
  private static final int IDENTITIES_MAX = 8;

  private final HeifItems items;
  private final HeifPlaces places;
  private final View file;

  private HeifReader(View file, View meta) {
    this.file = file;
    this.items = HeifItems.read(meta);
    this.places = HeifPlaces.read(file, meta.from(4));
  }

  static HeifPicture read(View file) {
    Optional<Box> meta = Box.first(file, "meta");
    return meta.isPresent()
        ? new HeifReader(file, meta.get().data()).picture()
        : FirstFrame.read(file);
  }

  private HeifPicture picture() {
    long primary = items.primary();
    List<Box> properties = items.properties(primary);
    Pixels pixels = pixels(primary);
    List<Box> colors = colors(primary);
    var presentation = new Presentation(pixels.size());
    properties.forEach(presentation::apply);
    Optional<Long> alpha = items.alpha(primary);
    return new HeifPicture(
        pixels,
        alpha.map(this::pixels),
        alpha.map(item -> items.premultipliedBy(primary, item)).orElse(false),
        presentation.window(),
        presentation.orientation(),
        profile(colors),
        signal(colors),
        items.hasMetadata());
  }

  /** What is said of the colours of an item, or else of the first that it is made of. */
  private List<Box> colors(long item) {
    List<Box> own =
        items.properties(item).stream().filter(property -> property.is("colr")).toList();
    return own.isEmpty() && !items.parts(item).isEmpty()
        ? items.properties(items.parts(item).getFirst())
        : own;
  }

  private Pixels pixels(long item) {
    long at = item;
    for (int depth = 0; items.type(at).equals("iden"); depth++) {
      if (depth == IDENTITIES_MAX || items.parts(at).size() != 1) {
        throw new Malformed("is made of items that are made of themselves");
      }
      at = items.parts(at).getFirst();
    }
    return items.type(at).equals("grid") ? grid(at) : coded(at);
  }

  private Grid grid(long item) {
    View data = file.sub(places.of(item).getFirst());
    boolean wide = (data.u8(1) & 1) != 0;
    int rows = data.u8(2) + 1;
    int columns = data.u8(3) + 1;
    Size size = Notes.checked(wide ? data.u32(4) : data.u16(4), wide ? data.u32(8) : data.u16(6));
    if (!size.equals(size(item))) {
      throw new Malformed("says two different sizes");
    }
    List<Long> parts = items.parts(item);
    if (parts.size() != rows * columns) {
      throw new Malformed(
          "has a grid of %d tiles and %d of them".formatted(rows * columns, parts.size()));
    }
    List<Coded> tiles = new ArrayList<>();
    for (long part : parts) {
      tiles.add(tile(part));
    }
    HeifHeader.checkTiles(items.pixels(item), size);
    checkCover(tiles.getFirst().size(), columns, rows, size);
    return new Grid(size, columns, tiles);
  }

  private Coded tile(long item) {
    Coded tile = coded(item);
    for (Box property : items.properties(item)) {
      if (property.is("clap") || property.is("irot") || property.is("imir")) {
        throw new Malformed("has tiles that are turned or cropped one by one");
      }
    }
    return tile;
  }

  private static void checkCover(Size tile, int columns, int rows, Size whole) {
    if ((long) tile.width() * columns < whole.width()
        || (long) tile.height() * rows < whole.height()) {
      throw new Malformed("has tiles that do not cover it");
    }
  }

  private Coded coded(long item) {
    String type = items.type(item);
    String configuration =
        switch (type) {
          case "hvc1" -> "hvcC";
          case "av01" -> "av1C";
          default ->
              throw new Malformed("holds a picture of the kind '%s'".formatted(Track.codec(type)));
        };
    Stretch known =
        items.properties(item).stream()
            .filter(property -> property.is(configuration))
            .findFirst()
            .orElseThrow(() -> new Malformed("has a picture without '%s'".formatted(configuration)))
            .data()
            .stretch();
    return new Coded(type, known, size(item), places.of(item));
  }

  private Size size(long item) {
    View size =
        items.properties(item).stream()
            .filter(property -> property.is("ispe"))
            .findFirst()
            .orElseThrow(() -> new Malformed("does not say how large it is"))
            .data();
    return Notes.checked(size.u32(4), size.u32(8));
  }

  static Optional<Stretch> profile(List<Box> properties) {
    return properties.stream()
        .filter(property -> property.is("colr"))
        .map(Box::data)
        .filter(data -> data.says(0, "prof") || data.says(0, "rICC"))
        .findFirst()
        .map(data -> data.from(4).stretch());
  }

  static Optional<Signal> signal(List<Box> properties) {
    return properties.stream()
        .filter(property -> property.is("colr"))
        .map(Box::data)
        .filter(data -> data.says(0, "nclx"))
        .findFirst()
        .map(data -> new Signal(data.u16(4), data.u16(6), data.u16(8), (data.u8(10) & 0x80) != 0));
  }
}
