/**
 * FFmpeg's decoders: coded pictures into frames, frames into bitmaps. Knows no container; of
 * FFmpeg's libraries only those are loaded that decode and scale, none that reads files.
 *
 * <p>Runs in workers only. Memory here is the libraries' own: whatever is opened is closed.
 */
@NullMarked
package dev.fovea.media.picture.codec;

import org.jspecify.annotations.NullMarked;
