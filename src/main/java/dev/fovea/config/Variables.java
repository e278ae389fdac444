package dev.fovea.config;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Replaces {@code ${NAME}} and {@code ${NAME:-default}} in values by variables of the environment.
 * A variable that is set to nothing counts as not set. Immutable.
 */
public final class Variables {
  private static final Pattern REFERENCE =
      Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?}");

  private final Map<String, String> environment;

  public Variables(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /**
   * The text with every reference replaced.
   *
   * @throws ConfigException that names a variable which is not set
   */
  public String expand(Node.Scalar scalar) {
    Set<String> missing = missing(scalar);
    if (!missing.isEmpty()) {
      throw new ConfigException(
          scalar.where(),
          "the variable %s is not set; set it, or write ${%s:-default}."
              .formatted(missing.iterator().next(), missing.iterator().next()));
    }
    return REFERENCE
        .matcher(scalar.text())
        .replaceAll(match -> Matcher.quoteReplacement(value(match.group(1), match.group(2))));
  }

  /** The names in {@code scalar} which are not set and have no default, in order. */
  public Set<String> missing(Node.Scalar scalar) {
    Set<String> missing = new LinkedHashSet<>();
    Matcher matcher = REFERENCE.matcher(scalar.text());
    while (matcher.find()) {
      if (matcher.group(2) == null && get(matcher.group(1)).isEmpty()) {
        missing.add(matcher.group(1));
      }
    }
    return missing;
  }

  /** The names in {@code scalar}, set or not, in order. */
  public static Set<String> names(Node.Scalar scalar) {
    Set<String> names = new LinkedHashSet<>();
    REFERENCE.matcher(scalar.text()).results().forEach(match -> names.add(match.group(1)));
    return names;
  }

  private Optional<String> get(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  private String value(String name, @Nullable String fallback) {
    return get(name).orElse(fallback == null ? "" : fallback);
  }
}
