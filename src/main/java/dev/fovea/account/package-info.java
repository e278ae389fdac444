/** Who asks: accounts and their API keys. */
@NullMarked
package dev.fovea.account;

import org.jspecify.annotations.NullMarked;
