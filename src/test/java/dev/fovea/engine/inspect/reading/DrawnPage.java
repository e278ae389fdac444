package dev.fovea.engine.inspect.reading;

import java.awt.image.BufferedImage;
import java.util.List;

/**
 * A page and the lines that were drawn on it, in reading order, the cells of a row joined by
 * spaces.
 */
record DrawnPage(PageKind kind, BufferedImage image, List<String> lines) {}
