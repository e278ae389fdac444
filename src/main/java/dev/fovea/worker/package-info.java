/**
 * Child JVMs of the same program for native code and for decoders: started when first needed, kept
 * under caps, replaced after a crash.
 *
 * <p>The server's side is {@link dev.fovea.worker.WorkerPool}; the child's side is {@link
 * dev.fovea.worker.WorkerLoop} around a {@link dev.fovea.worker.Task}. They speak frames over the
 * child's standard input and output: a type byte, four bytes of length, the payload.
 */
@NullMarked
package dev.fovea.worker;

import org.jspecify.annotations.NullMarked;
