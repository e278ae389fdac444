package dev.fovea.http;

import java.time.Duration;

/**
 * What one client may take of the edge.
 *
 * @param bodyBytesMax largest request body
 * @param bodyMemory bytes of request bodies held at once, over all requests
 * @param bodyTimeout time for a whole body to arrive, waiting for memory included
 * @param idleTimeout time that a connection may stay without a request
 * @param connectionsMax connections at once
 * @param heartbeat silence in a stream after which a comment is sent
 * @param writeTimeout time that a client may leave a full buffer unread
 */
public record EdgeLimits(
    int bodyBytesMax,
    long bodyMemory,
    Duration bodyTimeout,
    Duration idleTimeout,
    int connectionsMax,
    Duration heartbeat,
    Duration writeTimeout) {}
