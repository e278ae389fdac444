/** Wire protocols of upstreams, one file each. */
@NullMarked
package dev.fovea.provider.dialect;

import org.jspecify.annotations.NullMarked;
