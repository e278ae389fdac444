@NullMarked
package dev.fovea.provider.limits;

import org.jspecify.annotations.NullMarked;
