package dev.fovea.account;

import dev.fovea.vision.MediaPolicy;
import java.time.Instant;
import java.util.Optional;

/**
 * An API key as it is stored; its secret is not.
 *
 * @param id as in {@code key_…}
 * @param hint beginning and end of the secret, by which a person recognises it
 * @param revoked when it stopped working; empty while it works
 * @param policy what its owner wishes to be done with media
 */
public record Key(
    String id,
    String account,
    String name,
    String hint,
    Instant created,
    Optional<Instant> revoked,
    MediaPolicy policy) {}
