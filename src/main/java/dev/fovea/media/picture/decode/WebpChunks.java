package dev.fovea.media.picture.decode;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/**
 * What stands beside the picture in a WebP file (RFC 9649).
 *
 * @param profile an ICC profile
 * @param metadata whether the file tells more: place, time, camera, texts
 * @param animated whether pictures stand in frames, be it one
 */
record WebpChunks(Optional<byte[]> profile, boolean metadata, boolean animated) {
  private static final int HEAD = 12;

  static WebpChunks of(byte[] file) {
    var bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    Optional<byte[]> profile = Optional.empty();
    boolean metadata = false;
    boolean animated = false;
    for (int at = HEAD; at + 8 <= file.length; ) {
      String type = new String(file, at, 4, ISO_8859_1);
      int length = bytes.getInt(at + 4);
      if (length < 0 || length > file.length - at - 8) {
        break;
      }
      if (type.equals("ICCP")) {
        profile = Optional.of(Arrays.copyOfRange(file, at + 8, at + 8 + length));
      }
      animated |= type.equals("ANMF");
      metadata |= type.equals("EXIF") || type.equals("XMP ");
      at += 8 + length + (length & 1);
    }
    return new WebpChunks(profile, metadata, animated);
  }
}
