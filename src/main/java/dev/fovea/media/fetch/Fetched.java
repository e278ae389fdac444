package dev.fovea.media.fetch;

@SuppressWarnings("ArrayRecordComponent")
public record Fetched(byte[] bytes, java.time.Duration took) {}
