/**
 * The only JSON codec: slices of a body, a cursor that reads them, a writer that passes them on.
 */
@NullMarked
package dev.fovea.json;

import org.jspecify.annotations.NullMarked;
