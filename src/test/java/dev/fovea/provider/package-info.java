@NullMarked
package dev.fovea.provider;

import org.jspecify.annotations.NullMarked;
