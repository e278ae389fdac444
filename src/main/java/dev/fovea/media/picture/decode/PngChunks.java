package dev.fovea.media.picture.decode;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A PNG file cut into chunks: length, type, payload, checksum. Puts together a file of just the
 * picture, in which nothing waits to be inflated but its pixels.
 */
final class PngChunks {
  private static final int SIGNATURE = 8;
  private static final int OVERHEAD = 12;

  /** Where the first chunk has the width, the height, the bits of a sample and the kind. */
  private static final int HEADER = 16;

  private static final Set<String> PICTURE = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");
  private static final Set<String> METADATA = Set.of("eXIf", "tEXt", "zTXt", "iTXt", "tIME");

  /** Larger profiles are left aside anyway. */
  private static final int PROFILE_MAX = 1 << 20;

  private final ByteBuffer file;
  private final ByteArrayOutputStream picture;
  private Optional<byte[]> profile = Optional.empty();
  private boolean metadata;
  private boolean transparent;

  private PngChunks(byte[] file) {
    this.file = ByteBuffer.wrap(file);
    this.picture = new ByteArrayOutputStream(file.length);
  }

  static PngChunks of(byte[] file) {
    var chunks = new PngChunks(file);
    chunks.read();
    return chunks;
  }

  byte[] picture() {
    return picture.toByteArray();
  }

  Optional<byte[]> profile() {
    return profile;
  }

  boolean metadata() {
    return metadata;
  }

  long width() {
    return Integer.toUnsignedLong(file.getInt(HEADER));
  }

  long height() {
    return Integer.toUnsignedLong(file.getInt(HEADER + 4));
  }

  /**
   * Whether it has eight bits a sample, of grey or of colours, and no colour stands for nothing.
   */
  boolean usual() {
    return file.limit() >= HEADER + 13
        && file.get(HEADER + 8) == 8
        && file.get(HEADER + 9) != 4
        && !transparent;
  }

  private void read() {
    picture.write(file.array(), 0, Math.min(SIGNATURE, file.limit()));
    String type = "";
    for (int at = SIGNATURE; at + OVERHEAD <= file.limit() && !type.equals("IEND"); ) {
      int length = file.getInt(at);
      if (length < 0 || length > file.limit() - at - OVERHEAD) {
        picture.write(file.array(), at, file.limit() - at);
        return;
      }
      type = new String(file.array(), at + 4, 4, ISO_8859_1);
      transparent |= type.equals("tRNS");
      metadata |= METADATA.contains(type);
      if (PICTURE.contains(type)) {
        picture.write(file.array(), at, length + OVERHEAD);
      } else if (type.equals("iCCP")) {
        profile = inflated(file.array(), at + 8, at + 8 + length);
      }
      at += length + OVERHEAD;
    }
  }

  /** A name, a zero, the method, then the profile deflated. */
  private static Optional<byte[]> inflated(byte[] file, int from, int end) {
    int start = from;
    while (start < end && file[start] != 0) {
      start++;
    }
    var profile = new ByteArrayOutputStream();
    byte[] piece = new byte[8192];
    try (var inflater = new Inflater()) {
      inflater.setInput(file, Math.min(end, start + 2), Math.max(0, end - start - 2));
      int length = inflater.inflate(piece);
      while (length > 0 && profile.size() <= PROFILE_MAX) {
        profile.write(piece, 0, length);
        length = inflater.inflate(piece);
      }
      return inflater.finished() ? Optional.of(profile.toByteArray()) : Optional.empty();
    } catch (DataFormatException _) {
      return Optional.empty();
    }
  }
}
