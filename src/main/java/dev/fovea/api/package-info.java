/** What every client surface shares: health and the description of the API. */
@NullMarked
package dev.fovea.api;

import org.jspecify.annotations.NullMarked;
