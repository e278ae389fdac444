package dev.fovea.provider;

import dev.fovea.cost.Price;
import dev.fovea.cost.tokens.TokenFormula;
import dev.fovea.vision.MediaLimits;
import dev.fovea.vision.MediaPolicy;
import java.util.List;
import java.util.Optional;

/**
 * A model as the files describe it, whether somebody serves it or not.
 *
 * @param operators whether {@code fovea.yaml} names it
 */
record ModelFacts(Model model, List<Served> targets, boolean operators) {

  /**
   * One provider of the model, by name.
   *
   * @param media what it takes
   * @param policy what the operator wishes to be done with media
   * @param tokens how it counts media
   */
  record Served(
      String provider,
      String name,
      Optional<Price> price,
      MediaLimits media,
      MediaPolicy policy,
      TokenFormula tokens) {}
}
