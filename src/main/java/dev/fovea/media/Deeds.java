package dev.fovea.media;

import dev.fovea.media.format.MediaFacts;
import dev.fovea.media.format.MediaFacts.Color;
import dev.fovea.media.picture.Made;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Says what was done to a file that was made anew. */
final class Deeds {
  /** What no model is known to read. */
  private static final Set<Color> STRANGE = EnumSet.of(Color.CMYK, Color.OTHER);

  private static final int CHANNEL_BITS = 8;

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
    if (STRANGE.contains(facts.color())) {
      deeds.add("colors");
    }
    if (facts.bitDepth() > CHANNEL_BITS) {
      deeds.add("depth");
    }
    made.stream().flatMap(file -> file.done().stream()).distinct().forEach(deeds::add);
    if (deeds.size() == item.mended().size()) {
      deeds.add("rewritten");
    }
    return List.copyOf(deeds);
  }
}
