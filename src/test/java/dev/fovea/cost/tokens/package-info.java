@NullMarked
package dev.fovea.cost.tokens;

import org.jspecify.annotations.NullMarked;
