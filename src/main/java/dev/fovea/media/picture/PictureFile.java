package dev.fovea.media.picture;

import dev.fovea.json.Slice;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;

/**
 * A file on its way to a worker, never copied on the way.
 *
 * @param pieces one after the other, backed by arrays
 * @param base64 whether they hold base64 of RFC 4648 with the standard alphabet, which the worker
 *     decodes
 */
public record PictureFile(List<ByteBuffer> pieces, boolean base64) {
  public PictureFile {
    pieces = List.copyOf(pieces);
  }

  /** The bytes themselves. */
  public static PictureFile of(Slice bytes) {
    return new PictureFile(List.of(buffer(bytes)), false);
  }

  /** Base64, such as it stands in a request body. */
  public static PictureFile ofBase64(Slice base64) {
    return new PictureFile(List.of(buffer(base64)), true);
  }

  private static ByteBuffer buffer(Slice slice) {
    return ByteBuffer.wrap(slice.array(), slice.offset(), slice.length());
  }

  /** The bytes themselves, for who does not decode base64; copied then. */
  List<ByteBuffer> decoded() {
    if (!base64) {
      return pieces;
    }
    ByteBuffer whole = ByteBuffer.allocate(Math.toIntExact(length()));
    pieces.forEach(piece -> whole.put(piece.duplicate()));
    return List.of(Base64.getDecoder().decode(whole.flip()));
  }

  /** Bytes on the way to the worker. */
  long length() {
    return pieces.stream().mapToLong(ByteBuffer::remaining).sum();
  }
}
