package dev.fovea.provider;

import dev.fovea.config.ConfigException;
import dev.fovea.config.Nearest;
import dev.fovea.config.Node;
import dev.fovea.config.Node.Mapping;
import dev.fovea.config.Node.Scalar;
import dev.fovea.config.Values;
import dev.fovea.cost.Price;
import dev.fovea.provider.ModelFacts.Served;
import dev.fovea.vision.Field;
import dev.fovea.vision.Modality;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Reads one model. The words are the same in our own files and in {@code fovea.yaml}; what the
 * operator writes about a model of ours replaces our word and keeps the others.
 */
final class ModelReader {
  /** The words, as the reference explains them. */
  static final List<String> WORDS =
      List.of("input", "context_length", "strengths", "defaults", "price", "targets");

  private static final List<String> TARGET_WORDS = List.of("provider", "model", "price");
  private static final int NAME_MAX = 256;

  private final String id;
  private final Mapping words;
  private final Collection<String> providers;
  private final Values values;
  private final boolean operators;

  private ModelReader(
      String id, Mapping words, Collection<String> providers, Values values, boolean operators) {
    this.id = id;
    this.words = words.only("model '" + id + "'", WORDS);
    this.providers = providers;
    this.values = values;
    this.operators = operators;
  }

  /**
   * Every model, ours and the operator's.
   *
   * @param providers the names that targets may use
   */
  static List<ModelFacts> readAll(
      Map<String, Mapping> ours,
      Optional<Mapping> section,
      Collection<String> providers,
      Values values) {
    Map<String, Node> theirs = section.map(Mapping::entries).orElse(Map.of());
    List<ModelFacts> facts = new ArrayList<>();
    theirs.forEach((id, node) -> {
      Mapping said = node.mapping();
      Mapping words = Optional.ofNullable(ours.get(id)).map(said::over).orElse(said);
      facts.add(new ModelReader(id, words, providers, values, true).read());
    });
    ours.forEach((id, words) -> {
      if (!theirs.containsKey(id)) {
        facts.add(new ModelReader(id, words, providers, values, false).read());
      }
    });
    return List.copyOf(facts);
  }

  ModelFacts read() {
    if (id.isBlank() || id.length() > NAME_MAX) {
      throw new ConfigException(words.where(), "a model's id has 1 to 256 characters.");
    }
    Optional<Price> price = words.at("price").map(node -> PriceReader.read(node, values));
    Model model = new Model(id, input(), contextLength(), strengths(), defaults());
    List<Served> targets =
        required("targets").listing().items().stream().map(each -> target(each, price)).toList();
    if (targets.isEmpty()) {
      throw new ConfigException(words.where(), "model '%s' has no targets.".formatted(id));
    }
    return new ModelFacts(model, targets, operators);
  }

  private Set<Modality> input() {
    Set<Modality> kinds = EnumSet.noneOf(Modality.class);
    required("input").listing().items().forEach(item -> kinds.add(modality(item.scalar())));
    return kinds;
  }

  private Modality modality(Scalar scalar) {
    String word = values.text(scalar);
    return Arrays.stream(Modality.values())
        .filter(each -> each.word().equals(word))
        .findFirst()
        .orElseThrow(() ->
            new ConfigException(
                scalar.where(),
                "'%s' is no kind of input; expected text, image, video, file or audio."
                    .formatted(word)));
  }

  private OptionalLong contextLength() {
    Optional<Node> node = words.at("context_length");
    return node.isEmpty() ? OptionalLong.empty() : OptionalLong.of(tokens(node.get().scalar()));
  }

  private long tokens(Scalar scalar) {
    BigDecimal number = values.number(scalar);
    if (number.signum() <= 0 || number.stripTrailingZeros().scale() > 0) {
      throw new ConfigException(scalar.where(), "context_length is a whole number of tokens.");
    }
    return number.longValue();
  }

  private String strengths() {
    return words.at("strengths").map(node -> values.text(node.scalar())).orElse("");
  }

  private List<Field> defaults() {
    return words.at("defaults").map(node -> Defaults.read(node, values)).orElse(List.of());
  }

  private Served target(Node node, Optional<Price> price) {
    if (node instanceof Scalar shorthand) {
      return new Served(provider(shorthand), id, price);
    }
    Mapping target = node.mapping().only("a target of model '" + id + "'", TARGET_WORDS);
    Scalar provider =
        target
            .at("provider")
            .orElseThrow(() -> new ConfigException(target.where(), "a target needs a provider."))
            .scalar();
    String name = target.at("model").map(each -> values.text(each.scalar())).orElse(id);
    Optional<Price> own = target.at("price").map(each -> PriceReader.read(each, values));
    return new Served(provider(provider), name, own.or(() -> price));
  }

  private String provider(Scalar scalar) {
    String name = values.text(scalar);
    if (!providers.contains(name)) {
      String near =
          Nearest.to(name, providers).map(each -> " Did you mean '" + each + "'?").orElse("");
      throw new ConfigException(scalar.where(), "no provider is called '" + name + "'." + near);
    }
    return name;
  }

  private Node required(String word) {
    return words
        .at(word)
        .orElseThrow(() ->
            new ConfigException(
                words.where(),
                "model '%s' lacks %s; a model needs input and targets.".formatted(id, word)));
  }
}
