/**
 * Settings: one descriptor each, read in layers (command line over environment over {@code
 * fovea.yaml} over defaults), and refused with a helpful message when they are wrong.
 */
@NullMarked
package dev.fovea.config;

import org.jspecify.annotations.NullMarked;
