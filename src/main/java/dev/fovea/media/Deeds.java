package dev.fovea.media;

import dev.fovea.media.format.MediaFacts;
import dev.fovea.media.picture.Made;
import java.util.ArrayList;
import java.util.List;

/** Says what was done to a file that was made anew. */
final class Deeds {
  private Deeds() {}

  /**
   * The words: what was put right first, then {@code colors} (CMYK and the like became red, green
   * and blue), {@code depth} (more than eight bits of a colour became eight), then those of {@link
   * Made#done}; {@code rewritten} where the file's length, or its missing end, was all that was
   * wrong. Never empty: bytes that were touched are never reported as if they were not.
   */
  static List<String> of(Item.Present item, List<Made> made) {
    List<String> deeds = new ArrayList<>(item.mended());
    MediaFacts facts = item.facts();
    if (!facts.familiarColors()) {
      deeds.add("colors");
    }
    if (facts.deep()) {
      deeds.add("depth");
    }
    made.stream().flatMap(file -> file.done().stream()).distinct().forEach(deeds::add);
    if (deeds.size() == item.mended().size()) {
      deeds.add("rewritten");
    }
    return List.copyOf(deeds);
  }
}
