package dev.fovea.vision;

import dev.fovea.json.Slice;
import java.util.List;

/** What a message says. */
public sealed interface Content {

  /** Nothing: an assistant's turn that only calls tools. */
  record None() implements Content {}

  /** A text alone; text-only upstreams may take no other form. */
  record Plain(Slice raw) implements Content {}

  /** Parts in order. */
  record Parts(List<Part> list) implements Content {}
}
