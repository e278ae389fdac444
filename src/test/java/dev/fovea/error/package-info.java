/** Failures and how they are told. */
@NullMarked
package dev.fovea.error;

import org.jspecify.annotations.NullMarked;
