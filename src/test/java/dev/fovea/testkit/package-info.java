/**
 * Real parts for tests: a scripted upstream, the real server on a port of its own, and clients that
 * check every answer against the API's description.
 */
@NullMarked
package dev.fovea.testkit;

import org.jspecify.annotations.NullMarked;
