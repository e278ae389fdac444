package dev.fovea.media;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fovea.json.Json;
import dev.fovea.json.Slice;
import dev.fovea.media.format.Bytes;
import dev.fovea.media.format.Sniffer;
import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.Optional;

/** The payload of a data URI without base64: a text such as SVG, or bytes escaped by {@code %}. */
final class PlainPayload {
  /** Files that are worth more come in base64, which needs no copies. */
  private static final int LENGTH_MAX = 4 * 1024 * 1024;

  private PlainPayload() {}

  /** The file in base64; empty when it is none that we know, or too long. */
  static Optional<Slice> base64(Slice raw) {
    if (raw.length() > LENGTH_MAX) {
      return Optional.empty();
    }
    byte[] file = bytes(Json.string(raw).getBytes(UTF_8));
    return Sniffer.sniff(Bytes.of(Slice.of(file)))
        .map(_ -> Slice.of(Base64.getEncoder().encode(file)));
  }

  /** A percent sign without two digits stands for itself, as browsers have it. */
  private static byte[] bytes(byte[] text) {
    var bytes = new ByteArrayOutputStream(text.length);
    for (int i = 0; i < text.length; i++) {
      int high = text[i] == '%' && i + 2 < text.length ? Character.digit(text[i + 1], 16) : -1;
      int low = high < 0 ? -1 : Character.digit(text[i + 2], 16);
      bytes.write(low < 0 ? text[i] : high << 4 | low);
      i += low < 0 ? 0 : 2;
    }
    return bytes.toByteArray();
  }
}
