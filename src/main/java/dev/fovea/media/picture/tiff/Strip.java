package dev.fovea.media.picture.tiff;

/**
 * A strip or a tile of a page.
 *
 * @param from where it begins in the file
 * @param end where it ends at the latest
 * @param ends whether the file says so
 * @param bytes what is in it when it is unpacked
 */
record Strip(int from, int end, boolean ends, long bytes) {}
