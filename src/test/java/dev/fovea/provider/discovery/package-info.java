@NullMarked
package dev.fovea.provider.discovery;

import org.jspecify.annotations.NullMarked;
