package dev.fovea.provider;

import dev.fovea.config.ConfigException;
import dev.fovea.config.Nearest;
import dev.fovea.config.Node;
import dev.fovea.config.Node.Mapping;
import dev.fovea.config.Node.Scalar;
import dev.fovea.config.Values;
import dev.fovea.cost.Origin;
import dev.fovea.cost.Price;
import dev.fovea.cost.tokens.TokenFamilies;
import dev.fovea.cost.tokens.TokenFormula;
import dev.fovea.provider.ModelFacts.Served;
import dev.fovea.provider.limits.PolicyReader;
import dev.fovea.vision.Field;
import dev.fovea.vision.MediaPolicy;
import dev.fovea.vision.Modality;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads one model. The words are the same in our own files and in {@code fovea.yaml}; what the
 * operator writes about a model of ours replaces our word and keeps the others.
 */
final class ModelReader {
  private static final String MEDIA = "media";
  private static final String POLICY = "media_policy";
  private static final String TOKENS = "tokens";

  /** The words, as the reference explains them. */
  static final List<String> WORDS =
      List.of(
          "input",
          "context_length",
          "strengths",
          "defaults",
          "price",
          "targets",
          MEDIA,
          POLICY,
          TOKENS);

  private static final List<String> TARGET_WORDS =
      List.of("provider", "model", "price", MEDIA, POLICY, TOKENS);
  private static final int NAME_MAX = 256;

  private final String id;
  private final Mapping words;
  private final Known known;
  private final Values values;
  private final boolean operators;

  /**
   * What models are made of.
   *
   * @param providers those that targets may use, by name
   * @param prices for those whose price the operator does not say
   */
  record Known(
      Map<String, ProviderFacts> providers,
      TokenFamilies families,
      PriceList prices,
      Values values) {}

  private ModelReader(String id, Mapping words, Known known, boolean operators) {
    this.id = id;
    this.words = words.only("model '" + id + "'", WORDS);
    this.known = known;
    this.values = known.values;
    this.operators = operators;
  }

  /** Every model, ours and the operator's. */
  static List<ModelFacts> readAll(
      Map<String, Mapping> ours, Optional<Mapping> section, Known known) {
    Map<String, Node> theirs = section.map(Mapping::entries).orElse(Map.of());
    List<ModelFacts> facts = new ArrayList<>();
    theirs.forEach((id, node) -> {
      Mapping said = node.mapping();
      Mapping words = Optional.ofNullable(ours.get(id)).map(said::over).orElse(said);
      facts.add(new ModelReader(id, words, known, true).read());
    });
    ours.forEach((id, words) -> {
      if (!theirs.containsKey(id)) {
        facts.add(new ModelReader(id, words, known, false).read());
      }
    });
    return List.copyOf(facts);
  }

  ModelFacts read() {
    if (id.isBlank() || id.length() > NAME_MAX) {
      throw new ConfigException(words.where(), "a model's id has 1 to 256 characters.");
    }
    Model model = new Model(id, input(), contextLength(), strengths(), defaults());
    List<Served> targets =
        required("targets").listing().items().stream().map(each -> target(model, each)).toList();
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

  private Served target(Model model, Node node) {
    if (node instanceof Scalar shorthand) {
      return target(model, shorthand, new Mapping(Map.of(), shorthand.where()));
    }
    Mapping target = node.mapping().only("a target of model '" + id + "'", TARGET_WORDS);
    Node provider =
        target
            .at("provider")
            .orElseThrow(() -> new ConfigException(target.where(), "a target needs a provider."));
    return target(model, provider.scalar(), target);
  }

  private Served target(Model model, Scalar providerName, Mapping target) {
    ProviderFacts provider = provider(providerName);
    String name = target.at("model").map(node -> values.text(node.scalar())).orElse(id);
    List<Mapping> media =
        Stream.of(words, target)
            .flatMap(each -> each.at(MEDIA).stream())
            .map(Node::mapping)
            .toList();
    return new Served(
        provider.name(),
        name,
        price(target).or(() -> price(words)).or(() -> price(provider, name)),
        provider.limits().of(name, model.input(), media),
        policy(target).over(policy(words)).over(provider.policy()),
        tokens(target)
            .or(() -> tokens(words))
            .orElseGet(() -> tokens(known.families, provider.name(), name, id)));
  }

  /** The family that the names tell; who runs a model may matter. */
  static TokenFormula tokens(TokenFamilies families, String provider, String name, String id) {
    return families.forModel(provider + "/" + name, id);
  }

  private Optional<TokenFormula> tokens(Mapping said) {
    return said.at(TOKENS)
        .map(node -> values.choice("no family", node.scalar(), known.families.names()))
        .flatMap(known.families::named);
  }

  private Optional<Price> price(Mapping said) {
    return said.at("price").map(node -> PriceReader.read(node, values, Origin.OPERATOR));
  }

  private Optional<Price> price(ProviderFacts provider, String name) {
    Optional<Price> listed = known.prices.of(provider.name(), name);
    return provider.ofThisMachine() ? Optional.of(Price.FREE) : listed;
  }

  private MediaPolicy policy(Mapping said) {
    return PolicyReader.read(said.at(POLICY), values);
  }

  private ProviderFacts provider(Scalar scalar) {
    String name = values.text(scalar);
    ProviderFacts provider = known.providers.get(name);
    if (provider == null) {
      String near =
          Nearest.to(name, known.providers.keySet())
              .map(each -> " Did you mean '" + each + "'?")
              .orElse("");
      throw new ConfigException(scalar.where(), "no provider is called '" + name + "'." + near);
    }
    return provider;
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
