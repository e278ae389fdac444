package dev.fovea.media.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The items of a HEIF file: which is the primary one, what is said of each, what each is made of.
 * The limits are those of libheif where it has one.
 */
final class HeifItems {
  private static final int ITEMS_MAX = 1000;
  private static final int REFERENCES_MAX = 4096;
  private static final int DEPTH_MAX = 8;

  private static final List<String> ALPHA =
      List.of("urn:mpeg:mpegB:cicp:systems:auxiliary:alpha", "urn:mpeg:hevc:2015:auxid:1");

  private final long primary;
  private final List<Box> properties;
  private final Map<Long, List<Box>> byItem = new HashMap<>();
  private final Map<Long, List<Long>> madeOf = new HashMap<>();
  private final Map<Long, List<Long>> helpedBy = new HashMap<>();
  private final Map<Long, List<Long>> multipliedBy = new HashMap<>();
  private final Optional<View> list;
  private Optional<Map<Long, String>> types = Optional.empty();
  private int references;

  private HeifItems(View meta) {
    View all = meta.from(4);
    View pitm = required(all, "pitm");
    this.primary = pitm.u8(0) == 0 ? pitm.u16(4) : pitm.u32(4);
    View iprp = required(all, "iprp");
    this.properties = Box.in(required(iprp, "ipco"));
    for (Box box : Box.in(iprp)) {
      if (box.is("ipma")) {
        associate(box.data());
      }
    }
    this.list = Box.first(all, "iinf").map(Box::data);
    list.ifPresent(HeifItems::checkCount);
    Box.first(all, "iref").ifPresent(box -> refer(box.data()));
  }

  /**
   * Reads them.
   *
   * @param meta the data of the {@code meta} box
   */
  static HeifItems read(View meta) {
    return new HeifItems(meta);
  }

  long primary() {
    return primary;
  }

  /** What is said of an item, in order. */
  List<Box> properties(long item) {
    return byItem.getOrDefault(item, List.of());
  }

  /** Items that only help to show one: its transparency, its depth. */
  List<Long> auxiliaries(long item) {
    return helpedBy.getOrDefault(item, List.of());
  }

  /** The one that says how opaque an item is. */
  Optional<Long> alpha(long item) {
    return auxiliaries(item).stream().filter(this::isAlpha).findFirst();
  }

  private boolean isAlpha(long item) {
    return properties(item).stream()
        .filter(property -> property.is("auxC"))
        .anyMatch(property -> ALPHA.stream().anyMatch(name -> property.data().says(4, name)));
  }

  /** Whether an item's colours were multiplied by another's brightness. */
  boolean premultipliedBy(long item, long alpha) {
    return multipliedBy.getOrDefault(item, List.of()).contains(alpha);
  }

  /** The items that an item is made of, in order. */
  List<Long> parts(long item) {
    return madeOf.getOrDefault(item, List.of());
  }

  /** What an item is: a coded picture of some kind, a grid, Exif; empty when nothing says so. */
  String type(long item) {
    return types().getOrDefault(item, "");
  }

  /** Whether there are items that tell about the picture. */
  boolean hasMetadata() {
    return types().values().stream().anyMatch(type -> type.equals("Exif") || type.equals("mime"));
  }

  /** Read when they are asked for: who only probes has no use for them. */
  private Map<Long, String> types() {
    if (types.isEmpty()) {
      types = Optional.of(list.map(HeifItems::types).orElse(Map.of()));
    }
    return types.get();
  }

  private static Map<Long, String> types(View list) {
    Map<Long, String> types = new HashMap<>();
    for (Box box : Box.in(list.from(list.u8(0) == 0 ? 6 : 8))) {
      View entry = box.data();
      int version = entry.u8(0);
      if (box.is("infe") && version >= 2) {
        long item = version == 2 ? entry.u16(4) : entry.u32(4);
        types.put(item, entry.text(version == 2 ? 8 : 10, 4));
      }
    }
    return types;
  }

  /** Pixels that have to be decoded for an item: those of all the tiles that it is made of. */
  long pixels(long item) {
    return pixels(item, 0, new int[] {REFERENCES_MAX});
  }

  private long pixels(long item, int depth, int[] left) {
    if (depth > DEPTH_MAX || left[0]-- == 0) {
      throw new Malformed("is made of items that are made of too many others, or of themselves");
    }
    List<Long> parts = madeOf.getOrDefault(item, List.of());
    if (parts.isEmpty()) {
      return ownPixels(item);
    }
    long pixels = 0;
    for (long part : parts) {
      pixels += pixels(part, depth + 1, left);
    }
    return pixels;
  }

  private long ownPixels(long item) {
    return properties(item).stream()
        .filter(property -> property.is("ispe"))
        .mapToLong(size -> side(size.data().u32(4)) * side(size.data().u32(8)))
        .max()
        .orElse(0);
  }

  /** Short enough for the products of all items to be added up. */
  private static long side(long pixels) {
    return Math.min(pixels, 1 << 24);
  }

  private void associate(View data) {
    boolean wideItems = data.u8(0) >= 1;
    boolean wideIndices = (data.u8(3) & 1) != 0;
    long items = limited(data.u32(4), ITEMS_MAX, "items");
    long at = 8;
    for (int i = 0; i < items; i++) {
      long item = wideItems ? data.u32(at) : data.u16(at);
      at += wideItems ? 4 : 2;
      int count = data.u8(at++);
      List<Box> own = byItem.computeIfAbsent(item, _ -> new ArrayList<>());
      for (int j = 0; j < count; j++) {
        int index = wideIndices ? data.u16(at) & 0x7FFF : data.u8(at) & 0x7F;
        at += wideIndices ? 2 : 1;
        if (index > properties.size()) {
          throw new Malformed("names a property that it does not have");
        } else if (index > 0) {
          own.add(properties.get(index - 1));
        }
      }
    }
  }

  private static void checkCount(View data) {
    limited(data.u8(0) == 0 ? data.u16(4) : data.u32(4), ITEMS_MAX, "items");
  }

  private void refer(View data) {
    boolean wide = data.u8(0) != 0;
    for (Box box : Box.in(data.from(4))) {
      View list = box.data();
      int bytes = wide ? 4 : 2;
      long from = wide ? list.u32(0) : list.u16(0);
      int count = list.u16(bytes);
      references = (int) limited((long) references + count, REFERENCES_MAX, "references");
      for (int i = 0; i < count; i++) {
        long at = bytes + 2 + (long) i * bytes;
        long to = wide ? list.u32(at) : list.u16(at);
        if (box.is("dimg")) {
          madeOf.computeIfAbsent(from, _ -> new ArrayList<>()).add(to);
        } else if (box.is("auxl")) {
          helpedBy.computeIfAbsent(to, _ -> new ArrayList<>()).add(from);
        } else if (box.is("prem")) {
          multipliedBy.computeIfAbsent(from, _ -> new ArrayList<>()).add(to);
        }
      }
    }
  }

  private static View required(View stretch, String type) {
    return Box.first(stretch, type)
        .orElseThrow(() -> new Malformed("has no '%s' box".formatted(type)))
        .data();
  }

  private static long limited(long count, int most, String what) {
    if (count > most) {
      throw new Malformed("has more than %d %s".formatted(most, what));
    }
    return count;
  }
}
