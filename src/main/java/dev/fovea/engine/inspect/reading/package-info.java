/**
 * The neural text reader of the built-in engine: PP-OCR networks on ONNX Runtime, and the geometry
 * around them.
 *
 * <p>A page is read in five steps, each a file: {@link Detector} finds boxes of text, {@link
 * Layout} puts them into reading order, {@link Scaling} cuts a box out as a straight strip, {@link
 * Recognizer} reads the strip, and {@link Spaces} puts back the blanks between words that the
 * recogniser leaves out.
 */
@NullMarked
package dev.fovea.engine.inspect.reading;

import org.jspecify.annotations.NullMarked;
