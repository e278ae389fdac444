package dev.fovea.engine.inspect.reading;

/**
 * A point on a page.
 *
 * @param x pixels from the left edge
 * @param y pixels from the top edge
 */
public record Corner(double x, double y) {}
