/** The contract, checked with the clients that people have. */
@NullMarked
package dev.fovea.contract;

import org.jspecify.annotations.NullMarked;
