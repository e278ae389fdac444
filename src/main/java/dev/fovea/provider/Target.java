package dev.fovea.provider;

import dev.fovea.cost.Price;
import dev.fovea.cost.tokens.TokenFormula;
import dev.fovea.vision.MediaLimits;
import dev.fovea.vision.MediaPolicy;
import java.util.Optional;

/**
 * One way to serve a model.
 *
 * @param model what the client named
 * @param provider who serves it
 * @param name what the provider calls it
 * @param upstream how to reach the provider
 * @param price what it costs; empty when nobody has said
 * @param media what it takes of media
 * @param policy what the operator wishes to be done with media for this target; closer wishes, of a
 *     key or a request, win
 * @param tokens how the model counts media; an upper bound when nobody knows its family
 */
public record Target(
    Model model,
    Provider provider,
    String name,
    Upstream upstream,
    Optional<Price> price,
    MediaLimits media,
    MediaPolicy policy,
    TokenFormula tokens) {}
