/** Requests with an Idempotency-Key: done once, answered as often as they are sent. */
@NullMarked
package dev.fovea.replay;

import org.jspecify.annotations.NullMarked;
