/** Credits in two phases: hold, then post or void. */
@NullMarked
package dev.fovea.ledger;

import org.jspecify.annotations.NullMarked;
