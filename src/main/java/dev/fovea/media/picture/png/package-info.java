/**
 * Reads PNG files: chunks, what is deflated in them, filters, passes, samples; row by row, so that
 * damage is met as soon as it is reached and a picture that is wanted small is never there whole.
 */
@NullMarked
package dev.fovea.media.picture.png;

import org.jspecify.annotations.NullMarked;
