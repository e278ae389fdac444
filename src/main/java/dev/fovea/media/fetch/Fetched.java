package dev.fovea.media.fetch;

import java.time.Duration;

/**
 * A file that was fetched.
 *
 * @param bytes shared with others who asked for it, so nobody may write into them
 * @param mediaType what its host says it is, in lower case and without parameters; may be empty,
 *     and may be wrong
 * @param took from the question to the last byte
 * @param cached whether no host was asked
 */
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
public record Fetched(byte[] bytes, String mediaType, Duration took, boolean cached) {}
