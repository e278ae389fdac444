package dev.fovea.provider.discovery;

import dev.fovea.vision.Modality;
import java.util.EnumSet;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A model that an engine serves.
 *
 * @param name as the engine names it
 * @param input what the engine says it takes
 * @param contextLength in tokens, where the engine says it
 */
record Seen(String name, Set<Modality> input, OptionalLong contextLength) {

  /** A model that takes text, and pictures when {@code sees}. */
  static Seen of(String name, boolean sees, OptionalLong contextLength) {
    return new Seen(name, input(sees), contextLength);
  }

  private static Set<Modality> input(boolean sees) {
    return sees ? EnumSet.of(Modality.TEXT, Modality.IMAGE) : EnumSet.of(Modality.TEXT);
  }
}
