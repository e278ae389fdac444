@NullMarked
package dev.fovea.media.picture.decode;

import org.jspecify.annotations.NullMarked;
