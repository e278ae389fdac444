/** Pixels into files. Nothing but the picture is ever written: no place, no time, no camera. */
@NullMarked
package dev.fovea.media.picture.encode;

import org.jspecify.annotations.NullMarked;
