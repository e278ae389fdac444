package dev.fovea.cost.tokens;

import dev.fovea.config.ConfigException;
import dev.fovea.config.Node;
import dev.fovea.config.Node.Mapping;
import dev.fovea.config.Node.Scalar;
import dev.fovea.config.YamlFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The families that we know and the names of their models, from {@code tokens/families.yaml} on the
 * class path. Immutable.
 */
public final class TokenFamilies {
  /** The family of models that nobody has told us about. */
  static final String UNKNOWN = "unknown";

  private static final String FILE = "/tokens/families.yaml";
  private static final List<String> WORDS = List.of("as_of", "families", "models");

  private final Map<String, TokenFamily> families;
  private final List<Named> models;
  private final TokenFamily unknown;

  private record Named(NamePattern pattern, TokenFamily family) {}

  private TokenFamilies(
      Map<String, TokenFamily> families, List<Named> models, TokenFamily unknown) {
    this.families = families;
    this.models = models;
    this.unknown = unknown;
  }

  /** Our own. */
  public static TokenFamilies load() {
    return read(file());
  }

  static Mapping file() {
    return YamlFile.resource(TokenFamilies.class, FILE);
  }

  /**
   * Those of a file.
   *
   * @throws ConfigException at the first thing that is wrong with it
   */
  static TokenFamilies read(Mapping file) {
    file.only("the file", WORDS);
    Map<String, TokenFamily> families = new LinkedHashMap<>();
    section(file, "families")
        .entries()
        .forEach((name, words) -> families.put(name, FamilyReader.read(name, words.mapping())));
    List<Named> models = new ArrayList<>();
    section(file, "models")
        .entries()
        .forEach((pattern, name) ->
            models.add(new Named(new NamePattern(pattern), family(families, name.scalar()))));
    return new TokenFamilies(
        Collections.unmodifiableMap(families),
        List.copyOf(models),
        family(families, new Scalar(UNKNOWN, Node.Kind.TEXT, file.where())));
  }

  private static Mapping section(Mapping file, String word) {
    return file.at(word)
        .orElseThrow(() -> new ConfigException(file.where(), "'%s' is missing.".formatted(word)))
        .mapping();
  }

  private static TokenFamily family(Map<String, TokenFamily> families, Scalar name) {
    return Optional.ofNullable(families.get(name.text()))
        .orElseThrow(() ->
            new ConfigException(name.where(), "no family is called '%s'.".formatted(name.text())));
  }

  /**
   * The family of a model, by any name that it goes by: the client's, such as {@code
   * vllm/Qwen/Qwen3-VL-8B}, which may say who runs it, or the upstream's. Names of vendors before
   * it do not matter. {@link TokenFormula#bound} tells whether none was found.
   */
  public TokenFormula forModel(String name) {
    return known(name).orElse(unknown);
  }

  /** The same with a second name, for when the first says nothing. */
  public TokenFormula forModel(String name, String otherName) {
    return known(name).or(() -> known(otherName)).orElse(unknown);
  }

  /** A family by its own name, for models whose names do not tell. */
  public Optional<TokenFormula> named(String family) {
    return Optional.ofNullable(families.get(family));
  }

  /** What {@link #named} knows, in the order of the file. */
  public Set<String> names() {
    return families.keySet();
  }

  private Optional<TokenFormula> known(String name) {
    return models.stream()
        .filter(each -> each.pattern.matches(name))
        .findFirst()
        .map(Named::family);
  }
}
