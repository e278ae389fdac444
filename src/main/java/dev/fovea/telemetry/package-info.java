/** What is seen from outside: logs and counters. */
@NullMarked
package dev.fovea.telemetry;

import org.jspecify.annotations.NullMarked;
