package dev.fovea.media;

import dev.fovea.cost.tokens.TokenFormula;
import dev.fovea.vision.MediaLimits;
import dev.fovea.vision.MediaPolicy;

/**
 * On what terms media go to one target.
 *
 * @param limits what it takes
 * @param tokens what it sees of a picture, and what that counts for
 * @param policy what everybody wishes: the request, the key, the model; the house's own wishes come
 *     last and need not be in it
 */
public record Terms(MediaLimits limits, TokenFormula tokens, MediaPolicy policy) {}
