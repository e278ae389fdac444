/**
 * Files into pixels. Runs in workers only: what stands here meets hostile files.
 *
 * <p>Each reader is asked for by name; nothing on the class path can put itself forward. Metadata
 * is not read. Whatever a reader throws is a refusal of the file.
 */
@NullMarked
package dev.fovea.media.picture.decode;

import org.jspecify.annotations.NullMarked;
