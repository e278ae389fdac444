/**
 * The one fetcher: what a caller's URL names is brought in here and nowhere else.
 *
 * <p>One parser, one look-up, one check of every address, and that address is dialled; the same on
 * every redirect.
 */
@NullMarked
package dev.fovea.media.fetch;

import org.jspecify.annotations.NullMarked;
