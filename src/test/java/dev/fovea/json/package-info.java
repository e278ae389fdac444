@NullMarked
package dev.fovea.json;

import org.jspecify.annotations.NullMarked;
