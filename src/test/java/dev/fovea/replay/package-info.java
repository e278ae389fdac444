/** Tests of what is done once. */
@NullMarked
package dev.fovea.replay;

import org.jspecify.annotations.NullMarked;
