@NullMarked
package dev.fovea.media.format;

import org.jspecify.annotations.NullMarked;
