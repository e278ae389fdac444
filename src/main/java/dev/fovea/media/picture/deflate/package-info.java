/** Inflates what Deflate has compressed (RFC 1950 and 1951): rows of PNG, strips of TIFF. */
@NullMarked
package dev.fovea.media.picture.deflate;

import org.jspecify.annotations.NullMarked;
