@NullMarked
package dev.fovea.cost;

import org.jspecify.annotations.NullMarked;
