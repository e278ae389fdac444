/** What can go wrong, as data, and the one place that renders it for a client. */
@NullMarked
package dev.fovea.error;

import org.jspecify.annotations.NullMarked;
