package dev.fovea.media.format;

import java.util.Arrays;

/**
 * A part of a file.
 *
 * @param at where it begins, from the file's first byte
 * @param length in bytes; it ends within the file
 */
public record Stretch(long at, long length) {

  /** A copy of its bytes. */
  public byte[] of(byte[] file) {
    int from = Math.toIntExact(at);
    return Arrays.copyOfRange(file, from, from + Math.toIntExact(length));
  }
}
