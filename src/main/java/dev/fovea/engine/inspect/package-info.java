/**
 * {@code fovea/inspect}, the engine that is always there: measured facts, text and codes of a
 * picture, and an honest answer to the question asked. This package is the server's side; pictures
 * are decoded by {@code picture} in a worker.
 */
@NullMarked
package dev.fovea.engine.inspect;

import org.jspecify.annotations.NullMarked;
