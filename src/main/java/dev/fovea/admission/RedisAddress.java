package dev.fovea.admission;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import java.net.URI;
import java.time.Duration;
import java.util.Set;

/**
 * Where Redis or Valkey is: {@code redis://[[user]:password@]host[:port][/database]}, {@code
 * rediss} for TLS.
 */
record RedisAddress(URI uri) {
  private static final Set<String> SCHEMES = Set.of("redis", "rediss");
  private static final int PORT = 6379;
  private static final int CONNECTIONS_MAX = 8;

  /** Commands that wait for a connection; more fail at once, and limits are kept without Redis. */
  private static final int WAITING_MAX = 4096;

  /**
   * @throws IllegalArgumentException when it is none
   */
  static RedisAddress parse(String text) {
    URI uri = URI.create(text);
    if (!SCHEMES.contains(uri.getScheme()) || uri.getHost() == null || uri.getQuery() != null) {
      throw new IllegalArgumentException("not an address of Redis");
    }
    return new RedisAddress(uri);
  }

  Redis connect(Vertx vertx, Duration timeout) {
    var network = new NetClientOptions().setConnectTimeout((int) timeout.toMillis());
    if (uri.getScheme().equals("rediss")) {
      network.setSsl(true).setHostnameVerificationAlgorithm("HTTPS");
    }
    return Redis.createClient(
        vertx,
        new RedisOptions()
            .setConnectionString(uri.toString())
            .setMaxPoolSize(CONNECTIONS_MAX)
            .setMaxPoolWaiting(WAITING_MAX)
            .setNetClientOptions(network));
  }

  /** Without what is secret in it. */
  @Override
  public String toString() {
    return uri.getHost() + ":" + (uri.getPort() < 0 ? PORT : uri.getPort());
  }
}
