package dev.fovea.http;

import java.time.Duration;
import java.util.Map;

/**
 * One request that was served, for the log.
 *
 * @param status the HTTP status; 499 when the client left before one was sent
 * @param notes what the handler noted, in order
 */
public record Served(
    String id,
    String method,
    String path,
    int status,
    long bytesIn,
    long bytesOut,
    Duration took,
    Map<String, Object> notes) {}
