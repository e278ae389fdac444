@NullMarked
package dev.fovea.worker;

import org.jspecify.annotations.NullMarked;
