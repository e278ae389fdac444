@NullMarked
package dev.fovea.media.picture.pixels;

import org.jspecify.annotations.NullMarked;
