/** What a request will and did cost, in whole nano-dollars. */
@NullMarked
package dev.fovea.cost;

import org.jspecify.annotations.NullMarked;
