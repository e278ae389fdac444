package dev.fovea.engine.inspect.reading;

import java.util.List;

/**
 * One line of text on a page.
 *
 * @param text what stands there, never blank
 * @param confidence the mean probability of its characters, 0..1
 * @param box the four corners, clockwise from the text's own top left, in pixels of the page; they
 *     may lie a little outside it
 */
public record TextLine(String text, double confidence, List<Corner> box) {}
