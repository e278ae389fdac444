package dev.fovea.media.fetch;

import dev.fovea.config.Settings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientConnection;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpConnectOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Opens connections: to the address that was checked, in the name of the host. No proxy is ever
 * used, since it would look the name up again.
 */
final class Dialer implements AutoCloseable {
  private static final int CHUNK_BYTES_MAX = 64 * 1024;

  /** Hosts behind a content network send many and long headers. */
  private static final int HEADER_BYTES_MAX = 32 * 1024;

  private static final long CLOSE_SECONDS = 5;

  private final HttpClientAgent client;

  Dialer(Vertx vertx, Settings settings, FetchLimits limits) {
    var options =
        new HttpClientOptions()
            .setKeepAlive(false)
            .setMaxChunkSize(CHUNK_BYTES_MAX)
            .setMaxHeaderSize(HEADER_BYTES_MAX)
            .setMaxInitialLineLength(HEADER_BYTES_MAX)
            .setDecompressionSupported(false)
            .setVerifyHost(true)
            .setSslHandshakeTimeout(limits.firstByte().toMillis())
            .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS);
    settings.get(FetchSettings.TRUST).map(Trust::with).ifPresent(options::setTrustOptions);
    this.client = vertx.createHttpClient(options);
  }

  /**
   * Connects; for https, the certificate has to be the host's.
   *
   * @param checked the address to dial
   */
  Future<HttpClientConnection> connect(MediaUrl url, InetAddress checked, Patience patience) {
    var options =
        new HttpConnectOptions()
            .setServer(SocketAddress.inetSocketAddress(url.port(), AddressText.plain(checked)))
            .setHost(url.host().plain())
            .setPort(url.port())
            .setSsl(url.tls())
            .setConnectTimeout(Math.max(1, TimeUnit.NANOSECONDS.toMillis(patience.left())));
    return client.connect(options).map(Dialer::discreet);
  }

  /** Vert.x would log what no handler takes, in the host's own words. */
  private static HttpClientConnection discreet(HttpClientConnection connection) {
    connection.exceptionHandler(_ -> {});
    return connection;
  }

  @Override
  public void close() {
    try {
      client.close().await(CLOSE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException connectionsLeft) {
      // what is left goes down with its event loop
    }
  }
}
