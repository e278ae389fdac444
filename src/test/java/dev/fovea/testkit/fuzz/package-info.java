/** What is fed with anything: parsers of callers' bytes. */
@NullMarked
package dev.fovea.testkit.fuzz;

import org.jspecify.annotations.NullMarked;
