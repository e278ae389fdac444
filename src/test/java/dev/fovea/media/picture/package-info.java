@NullMarked
package dev.fovea.media.picture;

import org.jspecify.annotations.NullMarked;
