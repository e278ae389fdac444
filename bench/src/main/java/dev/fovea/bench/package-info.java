/** What Fovea is measured against. */
@NullMarked
package dev.fovea.bench;

import org.jspecify.annotations.NullMarked;
