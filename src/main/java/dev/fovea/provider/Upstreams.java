package dev.fovea.provider;

import dev.fovea.config.Settings;
import dev.fovea.provider.dialect.Dialect;
import dev.fovea.provider.dialect.OpenAiDialect;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** Makes the upstream of a provider: over HTTP by its dialect, or an engine of our own. */
public final class Upstreams implements Function<Provider, Upstream>, AutoCloseable {
  /** Every dialect, by the word for it in a provider's data. */
  static final Map<String, Dialect> DIALECTS = Map.of("openai", new OpenAiDialect());

  /** Requests that wait for a connection; more are refused at once. */
  private static final int WAITING_MAX = 4096;

  /** Large answers come in pieces of up to this size. */
  private static final int CHUNK_BYTES_MAX = 64 * 1024;

  /** A connection in the middle of something may never be done. */
  private static final long CLOSE_SECONDS = 5;

  /** Python servers close an idle connection after 5 s; whoever then writes to it is unlucky. */
  private static final int IDLE_SECONDS_MAX = 4;

  private final HttpClient client;
  private final UpstreamLimits limits;
  private final Map<String, Upstream> engines;

  /**
   * @param engines by the word for them in the place of a dialect
   */
  public Upstreams(Vertx vertx, Settings settings, Map<String, Upstream> engines) {
    int connections = settings.get(ProviderSettings.CONNECTIONS);
    this.client =
        vertx
            .httpClientBuilder()
            .with(
                new HttpClientOptions()
                    .setMaxChunkSize(CHUNK_BYTES_MAX)
                    .setKeepAliveTimeout(IDLE_SECONDS_MAX))
            .with(new PoolOptions().setHttp1MaxSize(connections).setMaxWaitQueueSize(WAITING_MAX))
            .build();
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
        .orElseGet(() -> new HttpUpstream(client, provider, dialect(provider), limits));
  }

  @Override
  public void close() {
    try {
      client.close().await(CLOSE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException connectionsLeft) {
      // what is left goes down with its event loop
    }
  }

  private static Dialect dialect(Provider provider) {
    return Optional.ofNullable(DIALECTS.get(provider.dialect()))
        .orElseThrow(() ->
            new IllegalStateException(
                "no dialect '%s' for %s".formatted(provider.dialect(), provider.name())));
  }
}
