package dev.fovea.cost;

/**
 * Where a price is from.
 *
 * @param asOf when it was so, as in {@code 2025-08}; empty where it does not age
 * @param source who said so, in words
 */
public record Origin(String asOf, String source) {}
