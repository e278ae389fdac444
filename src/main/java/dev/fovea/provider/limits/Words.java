package dev.fovea.provider.limits;

import dev.fovea.config.Node;
import dev.fovea.config.Node.Mapping;
import dev.fovea.config.Node.Scalar;
import dev.fovea.config.Values;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** A mapping whose words are read one by one, each with what holds when it is not there. */
record Words(Mapping mapping, Values values) {
  /** How a limit is written that there is not. */
  private static final String NONE = "none";

  /** More than any vendor counts; above it, {@link #NONE} is meant. */
  private static final int NUMBER_MAX = 1_000_000_000;

  /** The words inside the mapping {@code word}; none of them when it is not there. */
  Words within(String word, List<String> known) {
    Mapping inner =
        mapping
            .at(word)
            .map(node -> node.mapping().only(word, known))
            .orElseGet(() -> new Mapping(Map.of(), mapping.where()));
    return new Words(inner, values);
  }

  long bytes(String word, long fallback) {
    return scalar(word)
        .map(scalar -> isNone(scalar) ? Long.MAX_VALUE : values.bytes(word, scalar))
        .orElse(fallback);
  }

  /** An upper limit of sides or counts, itself at least {@code min}. */
  int most(String word, int min, int fallback) {
    return scalar(word)
        .map(scalar -> isNone(scalar) ? Integer.MAX_VALUE : whole(word, scalar, min))
        .orElse(fallback);
  }

  /** An upper limit of an area, itself at least {@code min}. */
  long pixels(String word, int min, long fallback) {
    return scalar(word)
        .map(scalar -> isNone(scalar) ? Long.MAX_VALUE : (long) whole(word, scalar, min))
        .orElse(fallback);
  }

  int whole(String word, int min, int max, int fallback) {
    return scalar(word).map(scalar -> values.whole(word, scalar, min, max)).orElse(fallback);
  }

  boolean flag(String word, boolean fallback) {
    return scalar(word).map(scalar -> values.flag(word, scalar)).orElse(fallback);
  }

  /**
   * A list of choices; it may be empty.
   *
   * @param what what a stranger among them is, with its article: {@code no format of videos}
   * @param choices the constants by their words
   */
  <E extends Enum<E>> Set<E> several(
      String word, String what, Map<String, E> choices, Set<E> fallback) {
    return mapping.at(word).map(node -> each(node, what, choices)).orElse(fallback);
  }

  private <E extends Enum<E>> Set<E> each(Node node, String what, Map<String, E> choices) {
    Set<E> chosen = EnumSet.noneOf(choices.values().iterator().next().getDeclaringClass());
    for (Node item : node.listing().items()) {
      String word = values.choice(what, item.scalar(), choices.keySet());
      chosen.add(Objects.requireNonNull(choices.get(word), word));
    }
    return chosen;
  }

  Optional<Scalar> scalar(String word) {
    return mapping.at(word).map(Node::scalar);
  }

  private int whole(String word, Scalar scalar, int min) {
    return values.whole(word, scalar, min, NUMBER_MAX);
  }

  private boolean isNone(Scalar scalar) {
    return values.text(scalar).equals(NONE);
  }
}
