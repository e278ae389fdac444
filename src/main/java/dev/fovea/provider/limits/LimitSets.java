package dev.fovea.provider.limits;

import dev.fovea.config.Node;
import dev.fovea.config.Node.Mapping;
import dev.fovea.config.Values;
import dev.fovea.config.Variables;
import dev.fovea.config.YamlFile;
import dev.fovea.vision.MediaLimits;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What vendors and engines are known to take: {@code media/limits.yaml} on the class path.
 * Immutable.
 */
public final class LimitSets {
  static final String GENERIC = "generic";

  private static final String FILE = "/media/limits.yaml";
  private static final List<String> WORDS = List.of("sets", Layer.MODELS);

  /** What the first set is laid over; it states every word. */
  private static final MediaLimits NOTHING =
      new MediaLimits(
          new MediaLimits.Images(
              Set.of(), 0, false, 0, 0, 0, 0, 0, 0, 0, false, false, false, Set.of()),
          new MediaLimits.Videos(Set.of(), 0),
          new MediaLimits.Files(false, 0, 0),
          0,
          false);

  /**
   * A set, for its page.
   *
   * @param asOf year and month in which it was true
   * @param source who says so
   */
  public record Described(String name, String asOf, String source, MediaLimits limits) {}

  private final Values values = new Values(new Variables(Map.of()));
  private final Map<String, MediaLimits> sets = new LinkedHashMap<>();
  private final List<Described> described = new ArrayList<>();
  private final Mapping models;
  private final Layer byModel;

  private LimitSets(Mapping file) {
    file.only("limits.yaml", WORDS);
    file.at("sets").orElseThrow().mapping().entries().forEach(this::add);
    this.models = file.at(Layer.MODELS).orElseThrow().mapping();
    this.byModel =
        new Layer(
            new Mapping(Map.of(Layer.MODELS, models), file.where()), reader(values), generic());
  }

  /** Reads the file; a fault in it is a fault of the program. */
  public static LimitSets load() {
    return new LimitSets(YamlFile.resource(LimitSets.class, FILE));
  }

  private void add(String name, Node node) {
    Map<String, Node> words = new LinkedHashMap<>(node.mapping().entries());
    String asOf = text(words.remove("as_of"));
    String source = text(words.remove("source"));
    MediaLimits base = sets.getOrDefault(GENERIC, NOTHING);
    MediaLimits limits =
        reader(values).over(base, new Mapping(Collections.unmodifiableMap(words), node.where()));
    sets.put(name, limits);
    described.add(new Described(name, asOf, source, limits));
  }

  private String text(@Nullable Node node) {
    return values.text(Objects.requireNonNull(node, "a set has as_of and source").scalar());
  }

  LimitsReader reader(Values values) {
    return new LimitsReader(sets, values);
  }

  /** What is assumed of hosts that nobody knows anything about. */
  MediaLimits generic() {
    return Objects.requireNonNull(sets.get(GENERIC), GENERIC);
  }

  /** The limits of vendors, for hosts that serve their models. */
  Layer byModel() {
    return byModel;
  }

  /** What the file says by models' names. */
  Mapping models() {
    return models;
  }

  /** Every set, in the order of the file. */
  public List<Described> described() {
    return List.copyOf(described);
  }
}
