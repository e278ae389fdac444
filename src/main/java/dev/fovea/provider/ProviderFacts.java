package dev.fovea.provider;

import dev.fovea.provider.limits.HostLimits;
import dev.fovea.vision.MediaPolicy;
import java.util.List;
import java.util.Optional;

/**
 * A provider as the files describe it, usable or not.
 *
 * @param usable the provider, when it can be used as things are
 * @param variables environment variables that would have to be set to make it usable
 * @param local whether it is an engine on this machine, to be looked for
 * @param limits what it takes of media
 * @param policy what the operator wishes to be done with media for all of its models
 */
record ProviderFacts(
    String name,
    String title,
    String dialect,
    String address,
    List<String> keyVariables,
    Optional<Provider> usable,
    List<String> variables,
    boolean local,
    HostLimits limits,
    MediaPolicy policy) {

  /** Whether it runs here, so that nobody bills for it. */
  boolean ofThisMachine() {
    return local || address.startsWith("builtin:");
  }

  ProviderStatus status() {
    return new ProviderStatus(name, title, usable.isPresent(), whyNot(), local);
  }

  /** What to do to make it usable; empty when it is. */
  String whyNot() {
    return usable.isPresent() ? "" : offBecause("");
  }

  /** The same, about a model of it: {@code Set RUNCRATE_API_KEY to use it at Runcrate.} */
  String whyNotModel() {
    return usable.isPresent() ? "" : offBecause(" to use it at " + title);
  }

  private String offBecause(String purpose) {
    return variables.isEmpty()
        ? "The provider '%s' is switched off in fovea.yaml.".formatted(name)
        : "Set " + String.join(" and ", variables) + purpose + ".";
  }
}
