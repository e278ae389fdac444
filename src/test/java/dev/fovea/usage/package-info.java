@NullMarked
package dev.fovea.usage;

import org.jspecify.annotations.NullMarked;
