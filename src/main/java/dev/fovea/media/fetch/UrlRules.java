package dev.fovea.media.fetch;

import java.util.Set;

/**
 * What an operator lets a URL name.
 *
 * @param http whether plain http is taken
 * @param ports those that are open to all or to some address
 */
record UrlRules(boolean http, Set<Integer> ports) {
  UrlRules {
    ports = Set.copyOf(ports);
  }
}
