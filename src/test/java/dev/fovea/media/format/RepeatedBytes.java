package dev.fovea.media.format;

import dev.fovea.json.Slice;
import java.util.Objects;

/**
 * A file that nobody could keep in memory: a beginning, one piece many times, an end.
 *
 * @param piece what each piece begins with; zeros follow
 */
record RepeatedBytes(Slice start, Slice piece, long pieceLength, long times, Slice end)
    implements Bytes {

  RepeatedBytes(byte[] start, byte[] piece, long pieceLength, long times, byte[] end) {
    this(Slice.of(start), Slice.of(piece), pieceLength, times, Slice.of(end));
  }

  @Override
  public long length() {
    return start.length() + pieceLength * times + end.length();
  }

  @Override
  public int at(long position) {
    long at = Objects.checkIndex(position, length());
    if (at < start.length()) {
      return start.at((int) at) & 0xFF;
    }
    at -= start.length();
    if (at >= pieceLength * times) {
      return end.at((int) (at - pieceLength * times)) & 0xFF;
    }
    long within = at % pieceLength;
    return within < piece.length() ? piece.at((int) within) & 0xFF : 0;
  }
}
