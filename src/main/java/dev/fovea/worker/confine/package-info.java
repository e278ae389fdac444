/**
 * A child gives up its rights: no files but those it needs to run, no network, no programs. What
 * the kernel offers for that is used; what it lacks is said.
 */
@NullMarked
package dev.fovea.worker.confine;

import org.jspecify.annotations.NullMarked;
