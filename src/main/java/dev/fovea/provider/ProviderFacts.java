package dev.fovea.provider;

import java.util.List;
import java.util.Optional;

/**
 * A provider as the files describe it, usable or not.
 *
 * @param usable the provider, when it can be used as things are
 * @param variables environment variables that would have to be set to make it usable
 * @param local whether it is an engine on this machine, to be looked for
 */
record ProviderFacts(
    String name,
    String title,
    String dialect,
    String address,
    List<String> keyVariables,
    Optional<Provider> usable,
    List<String> variables,
    boolean local) {

  ProviderStatus status() {
    return new ProviderStatus(name, title, usable.isPresent(), whyNot(), local);
  }

  /** What to do to make it usable; empty when it is. */
  String whyNot() {
    if (usable.isPresent()) {
      return "";
    }
    return variables.isEmpty()
        ? "It is switched off in fovea.yaml."
        : "Set " + String.join(" and ", variables) + ".";
  }
}
