package dev.fovea.json;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A document without its long runs of base64: all that a parser has to look at.
 *
 * <p>A picture in a request is one run of characters between {@code ;base64,} and the end of its
 * string. Decoding the run block by block, which the JVM does with vector instructions, shows at
 * once that it holds neither quote nor backslash and that it is base64; a parser that skips it and
 * a check afterwards would read it twice, byte by byte. What is cut has no meaning in JSON, so the
 * skeleton is valid exactly when the document is.
 *
 * <p>Immutable but for the document behind it.
 */
final class Skeleton {
  /** Documents up to this size, in bytes, are not worth the search. */
  private static final int SMALL = 64 * 1024;

  /** Characters that are decoded at once; a multiple of four, and its bytes stay in the cache. */
  private static final int BLOCK = 32 * 1024;

  private static final byte[] MARK = ";base64,".getBytes(StandardCharsets.US_ASCII);

  private final Slice document;
  private final Slice json;
  private final List<Cut> cuts;

  private Skeleton(Slice document, Slice json, List<Cut> cuts) {
    this.document = document;
    this.json = json;
    this.cuts = cuts;
  }

  /**
   * What was cut out.
   *
   * @param at where it is missing in the skeleton
   * @param start where it lies in the document
   */
  private record Cut(int at, int start, int length) {
    int end() {
      return start + length;
    }
  }

  static Skeleton of(Slice document) {
    if (document.length() <= SMALL) {
      return new Skeleton(document, document, List.of());
    }
    List<Cut> cuts = cuts(document);
    return new Skeleton(document, cuts.isEmpty() ? document : without(document, cuts), cuts);
  }

  /** What is left of the document. */
  Slice json() {
    return json;
  }

  /** Where the byte at {@code index} of the skeleton stands in the document. */
  int origin(int index) {
    int origin = index;
    for (Cut cut : cuts) {
      if (cut.at > index) {
        break;
      }
      origin += cut.length;
    }
    return origin;
  }

  /** Whether something was cut out between two positions of the skeleton. */
  boolean cutWithin(int start, int end) {
    return origin(end) - origin(start) != end - start;
  }

  /**
   * How many bytes at the start of a slice of the document are known to be base64 characters; none
   * of a slice that lies elsewhere.
   */
  int base64Prefix(Slice part) {
    if (part.array() != document.array()) {
      return 0;
    }
    int start = part.offset() - document.offset();
    for (Cut cut : cuts) {
      if (cut.start <= start && start < cut.end()) {
        return Math.min(part.length(), cut.end() - start);
      }
    }
    return 0;
  }

  private static List<Cut> cuts(Slice document) {
    List<Cut> cuts = new ArrayList<>();
    int removed = 0;
    int from = 0;
    for (int start = afterMark(document, from); start >= 0; start = afterMark(document, from)) {
      int end = endOfBlocks(document, start);
      if (end > start) {
        cuts.add(new Cut(start - removed, start, end - start));
        removed += end - start;
      }
      from = end;
    }
    return cuts;
  }

  /** The position after the next {@link #MARK}, or -1. */
  private static int afterMark(Slice document, int from) {
    byte[] bytes = document.array();
    int last = document.end() - MARK.length;
    for (int i = document.offset() + from; i <= last; i++) {
      if (bytes[i] == ';' && marks(bytes, i)) {
        return i + MARK.length - document.offset();
      }
    }
    return -1;
  }

  private static boolean marks(byte[] bytes, int at) {
    for (int i = 1; i < MARK.length; i++) {
      if (bytes[at + i] != MARK[i]) {
        return false;
      }
    }
    return true;
  }

  /** The end of the last whole block, from {@code start} on, that is nothing but base64. */
  private static int endOfBlocks(Slice document, int start) {
    int end = start;
    while (end + BLOCK <= document.length() && isBase64(document.sub(end, end + BLOCK))) {
      end += BLOCK;
    }
    return end;
  }

  private static boolean isBase64(Slice block) {
    var characters = ByteBuffer.wrap(block.array(), block.offset(), block.length());
    try {
      // Fewer bytes would mean padding, which ends a payload and cannot stand inside.
      return Base64.getDecoder().decode(characters).remaining() == BLOCK / 4 * 3;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private static Slice without(Slice document, List<Cut> cuts) {
    int length = document.length() - cuts.stream().mapToInt(Cut::length).sum();
    byte[] rest = new byte[length];
    int from = 0;
    int to = 0;
    for (Cut cut : cuts) {
      System.arraycopy(document.array(), document.offset() + from, rest, to, cut.start - from);
      to += cut.start - from;
      from = cut.end();
    }
    System.arraycopy(
        document.array(), document.offset() + from, rest, to, document.length() - from);
    return Slice.of(rest);
  }
}
