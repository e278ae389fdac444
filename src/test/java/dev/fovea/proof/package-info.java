/**
 * What is promised about money and its end, shown with the real program as a child process: races,
 * kills, full disks, lost databases, clocks that jump.
 */
@NullMarked
package dev.fovea.proof;

import org.jspecify.annotations.NullMarked;
