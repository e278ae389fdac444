package dev.fovea.media.format;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * An element of EBML (RFC 8794), of which Matroska is made: a number that says what it is, its
 * length, and data.
 *
 * @param id with its marker bit, as specifications write it
 * @param data as much of it as the file holds; all that is left when its length is not known
 */
record Element(long id, View data) {
  /** Elements in one place: clusters of a long film. */
  private static final int ELEMENTS_MAX = 10_000;

  /** The first element that passes; what follows it is not looked at. */
  static Optional<Element> in(View stretch, Predicate<Element> wanted) {
    long at = 0;
    for (int i = 0; i < ELEMENTS_MAX && stretch.has(at, 2); i++) {
      int idLength = length(stretch.u8(at), 4);
      long id = number(stretch, at, idLength, false);
      long sizeAt = at + idLength;
      int sizeLength = length(stretch.u8(sizeAt), 8);
      long size = number(stretch, sizeAt, sizeLength, true);
      boolean open = size == (1L << (7 * sizeLength)) - 1;
      long dataAt = sizeAt + sizeLength;
      View data = open ? stretch.from(dataAt) : stretch.upTo(dataAt, size);
      var element = new Element(id, data);
      if (wanted.test(element)) {
        return Optional.of(element);
      } else if (open) {
        break;
      }
      at = dataAt + size;
    }
    return Optional.empty();
  }

  static Optional<Element> first(View stretch, long id) {
    return in(stretch, element -> element.id == id);
  }

  static void each(View stretch, long id, Consumer<View> visitor) {
    in(
        stretch,
        element -> {
          if (element.id == id) {
            visitor.accept(element.data);
          }
          return false;
        });
  }

  /** Its data as a whole number without sign, which has at most eight bytes. */
  long number() {
    long value = 0;
    for (int i = 0; i < checkedLength(8); i++) {
      value = value << 8 | data.u8(i);
    }
    return value & Long.MAX_VALUE;
  }

  /** Its data as a fraction, of four or eight bytes. */
  double fraction() {
    return switch (checkedLength(8)) {
      case 4 -> Float.intBitsToFloat(data.i32(0));
      case 8 -> Double.longBitsToDouble(data.i64(0));
      default -> 0;
    };
  }

  String text(int most) {
    return data.text(0, checkedLength(most));
  }

  private int checkedLength(int most) {
    if (data.length() > most) {
      throw new Malformed("has an element that is longer than it may be");
    }
    return (int) data.length();
  }

  /** How many bytes a number takes, by the zeros that its first byte begins with. */
  private static int length(int first, int most) {
    int length = Integer.numberOfLeadingZeros(first) - 23;
    if (length > most) {
      throw new Malformed("has a number that is longer than it may be");
    }
    return length;
  }

  private static long number(View stretch, long at, int length, boolean unmarked) {
    long value = unmarked ? stretch.u8(at) & ((1 << (8 - length)) - 1) : stretch.u8(at);
    for (int i = 1; i < length; i++) {
      value = value << 8 | stretch.u8(at + i);
    }
    return value;
  }
}
