package dev.fovea.http;

import java.time.Duration;

/**
 * What one client may take of the edge; {@link HttpSettings} says what each is for.
 *
 * @param bodyMemory bytes of request bodies held at once, over all requests
 */
record EdgeLimits(
    int bodyBytesMax,
    long bodyMemory,
    Duration bodyTimeout,
    Duration idleTimeout,
    int connectionsMax,
    Duration heartbeat,
    Duration writeTimeout) {}
