/** What a file is, told from its bytes before anything is decoded. */
@NullMarked
package dev.fovea.media.format;

import org.jspecify.annotations.NullMarked;
