/** What pictures, videos and texts cost in tokens, by the formulas of the models' families. */
@NullMarked
package dev.fovea.cost.tokens;

import org.jspecify.annotations.NullMarked;
