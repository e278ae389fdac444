@NullMarked
package dev.fovea.media.picture.deflate;

import org.jspecify.annotations.NullMarked;
