/** The hot path: from a request to a relayed, accounted answer. */
@NullMarked
package dev.fovea.relay;

import org.jspecify.annotations.NullMarked;
