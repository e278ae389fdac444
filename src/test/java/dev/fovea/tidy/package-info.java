/** The laws of the house, checked. */
@NullMarked
package dev.fovea.tidy;

import org.jspecify.annotations.NullMarked;
