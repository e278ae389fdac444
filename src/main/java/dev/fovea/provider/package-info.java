/**
 * Who serves a model: providers and models as data, the catalogue over them, and the seam to an
 * upstream.
 */
@NullMarked
package dev.fovea.provider;

import org.jspecify.annotations.NullMarked;
