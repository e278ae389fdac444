package dev.fovea.media.format;

import dev.fovea.media.format.HeifPicture.Coded;
import dev.fovea.vision.Size;
import java.util.List;
import java.util.Optional;

/** The first of pictures in a row (ISO/IEC 14496-12), in a HEIF file that has no primary item. */
final class FirstFrame {
  /** What stands in a sample entry before its boxes. */
  private static final int ENTRY_HEAD = 78;

  private FirstFrame() {}

  static HeifPicture read(View file) {
    View moov =
        Box.first(file, "moov").orElseThrow(() -> new Malformed("has no picture in it")).data();
    for (Box box : Box.in(moov)) {
      if (box.is("trak")) {
        Track track = Track.read(box.data());
        if (track.isPicture()) {
          return picture(file, track, box.data());
        }
      }
    }
    throw new Malformed("has no pictures in it");
  }

  private static HeifPicture picture(View file, Track track, View trak) {
    View table = required(trak, "mdia", "minf", "stbl");
    Box entry =
        Box.in(required(table, "stsd").from(8)).stream()
            .findFirst()
            .orElseThrow(() -> new Malformed("does not say how its pictures are coded"));
    List<Box> properties = Box.in(entry.data().from(ENTRY_HEAD));
    Size size = Notes.checked(track.width(), track.height());
    var coded =
        new Coded(
            entry.type(),
            configuration(entry, properties),
            size,
            List.of(file.sub(first(table), length(table)).stretch()));
    return new HeifPicture(
        coded,
        Optional.empty(),
        false,
        new HeifPicture.Window(0, 0, size),
        track.orientation(),
        HeifReader.profile(properties),
        HeifReader.signal(properties),
        false);
  }

  private static Stretch configuration(Box entry, List<Box> properties) {
    String wanted =
        switch (entry.type()) {
          case "hvc1" -> "hvcC";
          case "av01" -> "av1C";
          default ->
              throw new Malformed(
                  "holds pictures of the kind '%s'".formatted(Track.codec(entry.type())));
        };
    return properties.stream()
        .filter(property -> property.is(wanted))
        .findFirst()
        .orElseThrow(() -> new Malformed("has pictures without '%s'".formatted(wanted)))
        .data()
        .stretch();
  }

  /** Where the first chunk begins, and with it the first sample. */
  private static long first(View table) {
    return Box.first(table, "stco")
        .map(box -> box.data().u32(8))
        .orElseGet(() -> required(table, "co64").u64(8));
  }

  /** One length for all, or a list of them. */
  private static long length(View table) {
    View sizes = required(table, "stsz");
    return sizes.u32(4) > 0 ? sizes.u32(4) : sizes.u32(12);
  }

  private static View required(View stretch, String... path) {
    return Box.at(stretch, path)
        .orElseThrow(() -> new Malformed("has no '%s' box".formatted(path[path.length - 1])))
        .data();
  }
}
