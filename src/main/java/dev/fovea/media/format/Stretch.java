package dev.fovea.media.format;

/**
 * A part of a file.
 *
 * @param at where it begins, from the file's first byte
 * @param length in bytes; it ends within the file
 */
public record Stretch(long at, long length) {}
