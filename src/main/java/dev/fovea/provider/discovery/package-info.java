/**
 * Finds engines on this machine and keeps the catalogue in step with them. Nothing but questions is
 * sent: never a key, never a picture.
 */
@NullMarked
package dev.fovea.provider.discovery;

import org.jspecify.annotations.NullMarked;
