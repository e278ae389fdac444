package dev.fovea.provider;

import dev.fovea.cost.Price;
import java.util.Optional;

/**
 * One way to serve a model.
 *
 * @param model what the client named
 * @param provider who serves it
 * @param name what the provider calls it
 * @param upstream how to reach the provider
 * @param price what it costs; empty when nobody has said
 */
public record Target(
    Model model, Provider provider, String name, Upstream upstream, Optional<Price> price) {}
