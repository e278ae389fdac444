@NullMarked
package dev.fovea.relay;

import org.jspecify.annotations.NullMarked;
