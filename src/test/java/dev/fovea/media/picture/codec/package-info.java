@NullMarked
package dev.fovea.media.picture.codec;

import org.jspecify.annotations.NullMarked;
