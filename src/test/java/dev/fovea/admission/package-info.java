/** Who may enter now. */
@NullMarked
package dev.fovea.admission;

import org.jspecify.annotations.NullMarked;
