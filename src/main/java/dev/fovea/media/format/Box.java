package dev.fovea.media.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A box of the ISO base media file format (ISO/IEC 14496-12), of which MP4, QuickTime, HEIF, AVIF,
 * JPEG 2000 and JPEG XL files are made: a length, a type of four characters, and data.
 *
 * @param data as much of it as the file holds
 */
record Box(String type, View data) {
  /** Boxes in one place; long films in fragments have thousands. */
  private static final int BOXES_MAX = 10_000;

  /** All boxes of a stretch. */
  static List<Box> in(View stretch) {
    return until(stretch, _ -> false);
  }

  /** The first box of that type; what follows it is not looked at. */
  static Optional<Box> first(View stretch, String type) {
    List<Box> boxes = until(stretch, box -> box.is(type));
    return boxes.isEmpty()
        ? Optional.empty()
        : Optional.of(boxes.getLast()).filter(box -> box.is(type));
  }

  /** The first box at the end of a path of types. */
  static Optional<Box> at(View stretch, String... path) {
    Optional<Box> box = first(stretch, path[0]);
    for (int i = 1; i < path.length; i++) {
      String type = path[i];
      box = box.flatMap(outer -> first(outer.data, type));
    }
    return box;
  }

  boolean is(String other) {
    return type.equals(other);
  }

  private static List<Box> until(View stretch, Predicate<Box> last) {
    List<Box> boxes = new ArrayList<>();
    long at = 0;
    while (stretch.has(at, 8)) {
      if (boxes.size() == BOXES_MAX) {
        throw new Malformed("has more than %d boxes in one place".formatted(BOXES_MAX));
      }
      int head = stretch.u32(at) == 1 ? 16 : 8;
      long size = size(stretch, at);
      if (size < head) {
        throw new Malformed("has a box that is shorter than its own head");
      }
      var box = new Box(stretch.text(at + 4, 4), stretch.upTo(at + head, size - head));
      boxes.add(box);
      if (last.test(box)) {
        break;
      }
      at += size;
    }
    return boxes;
  }

  /** Of the whole box; 0 stands for all that is left, 1 for a longer number behind the type. */
  private static long size(View stretch, long at) {
    long size = stretch.u32(at);
    if (size == 1) {
      return stretch.u64(at + 8);
    }
    return size == 0 ? stretch.length() - at : size;
  }
}
