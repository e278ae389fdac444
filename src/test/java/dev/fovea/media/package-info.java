@NullMarked
package dev.fovea.media;

import org.jspecify.annotations.NullMarked;
