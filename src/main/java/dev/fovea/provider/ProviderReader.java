package dev.fovea.provider;

import dev.fovea.config.ConfigException;
import dev.fovea.config.Node;
import dev.fovea.config.Node.Mapping;
import dev.fovea.config.Node.Scalar;
import dev.fovea.config.Values;
import dev.fovea.config.Variables;
import dev.fovea.config.Where;
import dev.fovea.provider.limits.HostLimits;
import dev.fovea.provider.limits.LimitSets;
import dev.fovea.provider.limits.PolicyReader;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads one provider. The words are the same in our own files and in {@code fovea.yaml}; what the
 * operator writes about a provider of ours replaces our word and keeps the others.
 */
final class ProviderReader {
  /** The words, as the reference explains them. */
  static final List<String> WORDS =
      List.of(
          "title",
          "dialect",
          "base_url",
          "api_key",
          "key_header",
          "headers",
          "local",
          "enabled",
          "media",
          "media_policy");

  private final String name;
  private final Mapping ours;
  private final Mapping theirs;
  private final Variables variables;
  private final Values values;
  private final LimitSets sets;

  /**
   * @param ours what our own file says; empty for a provider that only the operator knows
   * @param theirs what the operator says; empty for a provider that he does not mention
   */
  ProviderReader(String name, Mapping ours, Mapping theirs, Variables variables, LimitSets sets) {
    this.name = name;
    this.ours = ours;
    this.theirs = theirs.only("provider '" + name + "'", WORDS);
    this.variables = variables;
    this.values = new Values(variables);
    this.sets = sets;
  }

  ProviderFacts read() {
    Scalar address = required("base_url");
    Optional<Scalar> key = at("api_key").map(Node::scalar);
    Set<String> missing = new LinkedHashSet<>();
    key.ifPresent(scalar -> missing.addAll(variables.missing(scalar)));
    if (theirs.at("base_url").isEmpty()) {
      missing.addAll(variables.missing(address));
    }
    boolean enabled = flag("enabled", true);
    return new ProviderFacts(
        name,
        text("title").orElse(name),
        dialect(),
        address.text(),
        key.map(scalar -> List.copyOf(Variables.names(scalar))).orElse(List.of()),
        enabled && missing.isEmpty() ? Optional.of(provider(address, key)) : Optional.empty(),
        enabled ? List.copyOf(missing) : List.of(),
        flag("local", false),
        new HostLimits(sets, media(ours), media(theirs), values),
        PolicyReader.read(at("media_policy"), values));
  }

  private static Optional<Mapping> media(Mapping words) {
    return words.at("media").map(Node::mapping);
  }

  private String dialect() {
    Scalar scalar = required("dialect");
    String word = values.text(scalar).toLowerCase(Locale.ROOT);
    Set<String> known = Upstreams.DIALECTS.keySet();
    if (theirs.at("dialect").isPresent() && !known.contains(word)) {
      throw new ConfigException(
          scalar.where(),
          "'%s' is no dialect; expected one of %s."
              .formatted(word, String.join(", ", new TreeSet<>(known))));
    }
    return word;
  }

  private Provider provider(Scalar address, Optional<Scalar> key) {
    Map<String, String> headers = new LinkedHashMap<>();
    at("headers")
        .map(Node::mapping)
        .ifPresent(given ->
            given
                .entries()
                .forEach((header, value) -> headers.put(header, header(value.scalar()))));
    key.map(this::header)
        .filter(text -> !text.isBlank())
        .ifPresent(secret -> sign(headers, secret));
    Optional<String> variable = key.flatMap(scalar -> Variables.names(scalar).stream().findFirst());
    return new Provider(
        name, text("title").orElse(name), dialect(), url(address), headers, variable);
  }

  private void sign(Map<String, String> headers, String secret) {
    String header = text("key_header").orElse("Authorization");
    headers.put(header, header.equalsIgnoreCase("Authorization") ? "Bearer " + secret : secret);
  }

  /** A header's value: without line ends, which would let it add headers of its own. */
  private String header(Scalar scalar) {
    String value = values.text(scalar).strip();
    if (value.chars().anyMatch(each -> each < ' ' || each == 0x7f)) {
      throw new ConfigException(scalar.where(), "a header cannot hold control characters.");
    }
    return value;
  }

  private URI url(Scalar scalar) {
    String text = values.text(scalar).strip();
    while (text.endsWith("/")) {
      text = text.substring(0, text.length() - 1);
    }
    URI url = parsed(scalar, text);
    boolean ofOurs = "builtin".equals(url.getScheme()) && theirs.at("base_url").isEmpty();
    boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
    boolean plain =
        url.getUserInfo() == null && url.getQuery() == null && url.getFragment() == null;
    if (!ofOurs && !(web && url.getHost() != null && plain)) {
      throw notUrl(scalar);
    }
    return url;
  }

  private URI parsed(Scalar scalar, String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException notAnAddress) {
      throw notUrl(scalar);
    }
  }

  private ConfigException notUrl(Scalar scalar) {
    return new ConfigException(
        scalar.where(),
        "the base_url of provider '%s' is not right; expected http:// or https:// with a host and a"
                .formatted(name)
            + " path, such as http://127.0.0.1:9000/v1.");
  }

  private boolean flag(String word, boolean fallback) {
    return at(word).map(node -> values.flag(word, node.scalar())).orElse(fallback);
  }

  private Optional<String> text(String word) {
    return at(word).map(node -> values.text(node.scalar()));
  }

  private Scalar required(String word) {
    return at(word)
        .orElseThrow(() ->
            new ConfigException(
                theirs.where(),
                "provider '%s' lacks %s; a provider needs dialect and base_url."
                    .formatted(name, word)))
        .scalar();
  }

  private Optional<Node> at(String word) {
    return theirs.at(word).or(() -> ours.at(word));
  }

  /** Every provider, the operator's own first. */
  static Map<String, ProviderFacts> readAll(
      Map<String, Mapping> ours, Optional<Mapping> section, Variables variables) {
    LimitSets sets = LimitSets.load();
    Map<String, Node> theirs = section.map(Mapping::entries).orElse(Map.of());
    List<String> names = new ArrayList<>(theirs.keySet());
    ours.keySet().stream().filter(name -> !theirs.containsKey(name)).forEach(names::add);
    Map<String, ProviderFacts> facts = new LinkedHashMap<>();
    for (String name : names) {
      Mapping nothing = new Mapping(Map.of(), new Where(name, 1));
      Mapping said = Optional.ofNullable(theirs.get(name)).map(Node::mapping).orElse(nothing);
      Mapping known = ours.getOrDefault(name, nothing);
      facts.put(name, new ProviderReader(name, known, said, variables, sets).read());
    }
    return facts;
  }
}
