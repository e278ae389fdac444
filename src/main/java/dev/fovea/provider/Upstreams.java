package dev.fovea.provider;

import dev.fovea.config.Settings;
import dev.fovea.provider.dialect.Dialect;
import dev.fovea.provider.dialect.OpenAiDialect;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Makes the upstream of a provider: over HTTP by its dialect, or an engine of our own. */
public final class Upstreams implements Function<Provider, Upstream>, AutoCloseable {
  /** Every dialect, by the word for it in a provider's data. */
  static final Map<String, Dialect> DIALECTS = Map.of("openai", new OpenAiDialect());

  private final HttpClients clients;
  private final UpstreamLimits limits;
  private final Map<String, Upstream> engines;

  /**
   * @param engines by the word for them in the place of a dialect
   */
  public Upstreams(Vertx vertx, Settings settings, Map<String, Upstream> engines) {
    this.clients = new HttpClients(vertx, settings.get(ProviderSettings.CONNECTIONS));
    this.limits =
        new UpstreamLimits(
            settings.get(ProviderSettings.CONNECT),
            settings.get(ProviderSettings.FIRST_BYTE),
            settings.get(ProviderSettings.IDLE),
            settings.get(ProviderSettings.REPLY_MAX));
    this.engines = Map.copyOf(engines);
  }

  @Override
  public Upstream apply(Provider provider) {
    return Optional.ofNullable(engines.get(provider.dialect()))
        .orElseGet(() -> new HttpUpstream(clients, provider, dialect(provider), limits));
  }

  @Override
  public void close() {
    clients.close();
  }

  private static Dialect dialect(Provider provider) {
    return Optional.ofNullable(DIALECTS.get(provider.dialect()))
        .orElseThrow(() ->
            new IllegalStateException(
                "no dialect '%s' for %s".formatted(provider.dialect(), provider.name())));
  }
}
