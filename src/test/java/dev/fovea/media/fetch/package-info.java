@NullMarked
package dev.fovea.media.fetch;

import org.jspecify.annotations.NullMarked;
