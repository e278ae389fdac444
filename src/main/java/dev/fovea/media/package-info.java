/** Pictures and video on their way in: found, checked, later made to fit. */
@NullMarked
package dev.fovea.media;

import org.jspecify.annotations.NullMarked;
