package dev.fovea.media.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where in a HEIF file the data of its items lie ({@code iloc}). */
final class HeifPlaces {
  /** As libheif has it. */
  private static final int EXTENTS_MAX = 32;

  private static final int IN_FILE = 0;
  private static final int IN_META = 1;

  private final View file;
  private final View inside;
  private final Map<Long, List<Stretch>> byItem = new HashMap<>();
  private final View box;
  private long at;

  private HeifPlaces(View file, View meta) {
    this.file = file;
    this.inside = Box.first(meta, "idat").map(Box::data).orElseGet(() -> meta.sub(0, 0));
    this.box = Box.first(meta, "iloc").orElseThrow(() -> new Malformed("has no 'iloc' box")).data();
  }

  /**
   * Reads them.
   *
   * @param meta the boxes in the {@code meta} box
   */
  static HeifPlaces read(View file, View meta) {
    var places = new HeifPlaces(file, meta);
    places.read();
    return places;
  }

  /** The stretches of an item; throws {@link Malformed} when it has none. */
  List<Stretch> of(long item) {
    List<Stretch> stretches = byItem.getOrDefault(item, List.of());
    if (stretches.isEmpty()) {
      throw new Malformed("has no data for a part of its picture");
    }
    return stretches;
  }

  private void read() {
    int version = box.u8(0);
    int offsetBytes = box.u8(4) >> 4;
    int lengthBytes = box.u8(4) & 15;
    int baseBytes = box.u8(5) >> 4;
    int indexBytes = version == 0 ? 0 : box.u8(5) & 15;
    at = 6;
    long count = number(version < 2 ? 2 : 4);
    for (long i = 0; i < count; i++) {
      long item = number(version < 2 ? 2 : 4);
      int method = version == 0 ? IN_FILE : (int) number(2) & 15;
      long source = number(2);
      long base = number(baseBytes);
      List<Stretch> stretches = new ArrayList<>();
      for (long left = extents(number(2)); left > 0; left--) {
        at += indexBytes;
        stretches.add(new Stretch(base + number(offsetBytes), number(lengthBytes)));
      }
      if (source == 0 && (method == IN_FILE || method == IN_META)) {
        byItem.put(item, placed(stretches, method == IN_FILE ? file : inside));
      }
    }
  }

  private static long extents(long count) {
    if (count > EXTENTS_MAX) {
      throw new Malformed("has an item in more than %d pieces".formatted(EXTENTS_MAX));
    }
    return count;
  }

  /** A length of 0 stands for all that follows. */
  private static List<Stretch> placed(List<Stretch> stretches, View where) {
    return stretches.stream()
        .filter(each -> where.has(each.at(), each.length()))
        .map(each ->
            (each.length() == 0 ? where.from(each.at()) : where.sub(each.at(), each.length()))
                .stretch())
        .toList();
  }

  private long number(int bytes) {
    long number =
        switch (bytes) {
          case 0 -> 0;
          case 2 -> box.u16(at);
          case 4 -> box.u32(at);
          case 8 -> box.u64(at);
          default -> throw new Malformed("has numbers of %d bytes".formatted(bytes));
        };
    at += bytes;
    return number;
  }
}
