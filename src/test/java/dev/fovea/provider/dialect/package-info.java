@NullMarked
package dev.fovea.provider.dialect;

import org.jspecify.annotations.NullMarked;
