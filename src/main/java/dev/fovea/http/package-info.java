/** The edge over Vert.x: routes, exchanges, event streams; nothing else sees the server. */
@NullMarked
package dev.fovea.http;

import org.jspecify.annotations.NullMarked;
