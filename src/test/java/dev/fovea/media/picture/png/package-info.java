@NullMarked
package dev.fovea.media.picture.png;

import org.jspecify.annotations.NullMarked;
