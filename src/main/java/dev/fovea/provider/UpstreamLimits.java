package dev.fovea.provider;

import java.time.Duration;

/**
 * What one upstream call may take.
 *
 * @param connect time to connect
 * @param firstByte time from the request to the first byte of its answer
 * @param idle silence within an answer
 * @param replyBytesMax largest answer that is not streamed
 */
public record UpstreamLimits(
    Duration connect, Duration firstByte, Duration idle, long replyBytesMax) {}
