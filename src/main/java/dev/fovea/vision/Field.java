package dev.fovea.vision;

import dev.fovea.json.Slice;

/**
 * A field that is carried to the upstream as it came, because only the upstream knows what it
 * means.
 *
 * @param json the value's bytes, checked to be JSON
 */
public record Field(String name, Slice json) {}
