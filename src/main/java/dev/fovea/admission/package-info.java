/** Who may enter now: concurrency, later rates. */
@NullMarked
package dev.fovea.admission;

import org.jspecify.annotations.NullMarked;
