package dev.fovea.provider;

/**
 * Whether a provider is on, for people.
 *
 * @param whyNot what to do to make it usable: {@code Set RUNCRATE_API_KEY.}; empty when it is
 * @param local whether it is an engine on this machine, which is looked for
 */
public record ProviderStatus(
    String name, String title, boolean usable, String whyNot, boolean local) {}
