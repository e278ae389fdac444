/** Recorded exchanges, replayed through the real server. */
@NullMarked
package dev.fovea.wire;

import org.jspecify.annotations.NullMarked;
