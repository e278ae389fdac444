package dev.fovea.provider;

import dev.fovea.cost.Price;
import java.util.List;
import java.util.Optional;

/**
 * A model and whether somebody can serve it now.
 *
 * @param ownedBy the name of the provider that comes first
 * @param targets usable ones, in the order in which they are tried; empty when there is none
 * @param offers who would serve it, usable or not, in the same order; at least one
 * @param whyNot what to do to make it ready: {@code Set RUNCRATE_API_KEY to use it at Runcrate.};
 *     empty when it is ready
 */
public record CatalogEntry(
    Model model, String ownedBy, List<Target> targets, List<Offer> offers, String whyNot) {

  /**
   * A provider that serves the model.
   *
   * @param name what it calls the model
   * @param usable whether it can be asked now
   * @param price empty when nobody has said
   */
  public record Offer(String provider, String name, boolean usable, Optional<Price> price) {}

  /** Whether a request for it would be sent to somebody. */
  public boolean ready() {
    return !targets.isEmpty();
  }

  /** The offer that would be taken: the first that can be, else the first. */
  public Offer best() {
    return offers.stream().filter(Offer::usable).findFirst().orElseGet(offers::getFirst);
  }
}
