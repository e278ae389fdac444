@NullMarked
package dev.fovea.engine.inspect;

import org.jspecify.annotations.NullMarked;
