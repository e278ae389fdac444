@NullMarked
package dev.fovea.worker.confine;

import org.jspecify.annotations.NullMarked;
