/**
 * What targets take of media, as dated facts, and what operators wish to be done with it: the words
 * {@code media} and {@code media_policy} of providers, models and targets.
 */
@NullMarked
package dev.fovea.provider.limits;

import org.jspecify.annotations.NullMarked;
