package dev.fovea.provider.limits;

import dev.fovea.config.Node;
import dev.fovea.config.Node.Mapping;
import dev.fovea.cost.tokens.NamePattern;
import dev.fovea.vision.MediaLimits;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one {@code media} mapping says: words that hold for every model, and exceptions for models
 * of certain names.
 */
final class Layer {
  /** By pattern, the name of a set or more words. */
  static final String MODELS = "models";

  private final LimitsReader reader;
  private final Mapping words;
  private final List<Special> specials;

  private record Special(NamePattern pattern, Mapping words) {}

  /**
   * Checks every word, so that nothing is left to go wrong later.
   *
   * @param media the words of limits, and {@link #MODELS}
   * @throws dev.fovea.config.ConfigException that names the word which is wrong
   */
  Layer(Mapping media, LimitsReader reader, MediaLimits anything) {
    Map<String, Node> words = new LinkedHashMap<>(media.entries());
    words.remove(MODELS);
    this.reader = reader;
    this.words = new Mapping(Collections.unmodifiableMap(words), media.where());
    this.specials =
        media
            .at(MODELS)
            .map(node -> node.mapping().entries().entrySet().stream().map(Layer::special).toList())
            .orElse(List.of());
    reader.over(anything, this.words);
    specials.forEach(special -> reader.over(anything, special.words));
  }

  private static Special special(Map.Entry<String, Node> entry) {
    Mapping words =
        entry.getValue() instanceof Node.Scalar set
            ? new Mapping(Map.of(LimitsReader.SET, set), set.where())
            : entry.getValue().mapping();
    return new Special(new NamePattern(entry.getKey()), words);
  }

  /** The limits of a model: of these, the first whose pattern fits. */
  MediaLimits over(MediaLimits base, String model) {
    MediaLimits limits = reader.over(base, words);
    return specials.stream()
        .filter(special -> special.pattern.matches(model))
        .findFirst()
        .map(special -> reader.over(limits, special.words))
        .orElse(limits);
  }
}
