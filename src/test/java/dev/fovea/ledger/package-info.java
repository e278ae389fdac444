@NullMarked
package dev.fovea.ledger;

import org.jspecify.annotations.NullMarked;
