package dev.fovea.media.fetch;

/**
 * A file as it came.
 *
 * @param bytes shared by all who asked for it: nobody writes into them
 * @param mediaType what its host says it is, in lower case and without parameters; may be empty
 */
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
record MediaFile(byte[] bytes, String mediaType) {}
