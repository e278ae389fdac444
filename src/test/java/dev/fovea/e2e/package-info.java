/** The whole server, from socket to socket. */
@NullMarked
package dev.fovea.e2e;

import org.jspecify.annotations.NullMarked;
