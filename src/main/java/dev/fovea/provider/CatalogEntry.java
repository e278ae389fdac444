package dev.fovea.provider;

import java.util.List;

/**
 * A model and whether somebody can serve it now.
 *
 * @param ownedBy the name of the provider that comes first
 * @param targets usable ones, in the order in which they are tried; empty when there is none
 * @param whyNot what to do to make it ready: {@code Set RUNCRATE_API_KEY to use it at Runcrate.};
 *     empty when it is ready
 */
public record CatalogEntry(Model model, String ownedBy, List<Target> targets, String whyNot) {

  /** Whether a request for it would be sent to somebody. */
  public boolean ready() {
    return !targets.isEmpty();
  }
}
