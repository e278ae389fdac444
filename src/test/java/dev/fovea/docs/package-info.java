/** Draws the pictures of the documentation. */
@NullMarked
package dev.fovea.docs;

import org.jspecify.annotations.NullMarked;
