@NullMarked
package dev.fovea.media.picture.encode;

import org.jspecify.annotations.NullMarked;
