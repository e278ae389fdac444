/** Engines of our own, behind the same seam as providers. */
@NullMarked
package dev.fovea.engine;

import org.jspecify.annotations.NullMarked;
