@NullMarked
package dev.fovea.media.picture.tiff;

import org.jspecify.annotations.NullMarked;
