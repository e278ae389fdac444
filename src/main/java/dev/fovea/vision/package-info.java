/** The domain, without I/O: a request about media, its parts, and the events of a reply. */
@NullMarked
package dev.fovea.vision;

import org.jspecify.annotations.NullMarked;
