/** The command line: one file per command. */
@NullMarked
package dev.fovea.cli;

import org.jspecify.annotations.NullMarked;
