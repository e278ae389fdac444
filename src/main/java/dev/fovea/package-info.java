/** Fovea, a self-hosted vision API platform. */
@NullMarked
package dev.fovea;

import org.jspecify.annotations.NullMarked;
