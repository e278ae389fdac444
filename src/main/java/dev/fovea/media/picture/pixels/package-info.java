/** Pixels in memory and what is done to them; knows no file format. */
@NullMarked
package dev.fovea.media.picture.pixels;

import org.jspecify.annotations.NullMarked;
