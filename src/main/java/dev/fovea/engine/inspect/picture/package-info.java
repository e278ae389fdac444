/**
 * What is found in one picture; runs in a worker, because decoders and the text reader's native
 * code must not take the server down.
 */
@NullMarked
package dev.fovea.engine.inspect.picture;

import org.jspecify.annotations.NullMarked;
