package dev.fovea.media.fetch;

/**
 * A file for one who asked.
 *
 * @param cached whether no host was asked
 * @param lease its memory, held once for him
 */
record Loaded(MediaFile file, boolean cached, FetchMemory.Lease lease) {}
