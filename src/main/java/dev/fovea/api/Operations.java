package dev.fovea.api;

import dev.fovea.http.Exchange;
import dev.fovea.http.Readiness;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.Supplier;

/** What a load balancer and a newcomer ask: is it alive, is it ready, what can it do. */
public final class Operations {
  private static final byte[] OK = "{\"status\":\"ok\"}".getBytes(StandardCharsets.UTF_8);

  private final Readiness readiness;
  private final Supplier<byte[]> metrics;
  private final byte[] description = resource("/openapi.yaml");
  private final byte[] adminDescription = resource("/admin-openapi.yaml");

  /**
   * @param readiness whether new requests should go elsewhere
   * @param metrics what was counted, in Prometheus' text format
   */
  public Operations(Readiness readiness, Supplier<byte[]> metrics) {
    this.readiness = readiness;
    this.metrics = metrics;
  }

  /** {@code GET /healthz}: the process answers. */
  public void health(Exchange exchange) {
    exchange.respond(200, OK);
  }

  /** {@code GET /readyz}: the process wants requests. */
  public void readiness(Exchange exchange) {
    readiness.require();
    exchange.respond(200, OK);
  }

  /** {@code GET /metrics}: what was counted, for Prometheus. */
  public void metrics(Exchange exchange) {
    exchange.respond(200, "text/plain; version=0.0.4; charset=utf-8", Buffer.buffer(metrics.get()));
  }

  /** {@code GET /openapi.yaml}: the API, described for machines. */
  public void description(Exchange exchange) {
    exchange.respond(200, "application/yaml", Buffer.buffer(description));
  }

  /** {@code GET /admin/openapi.yaml}: the operator's side, described for machines. */
  public void adminDescription(Exchange exchange) {
    exchange.respond(200, "application/yaml", Buffer.buffer(adminDescription));
  }

  private static byte[] resource(String path) {
    try (InputStream in = Operations.class.getResourceAsStream(path)) {
      return Objects.requireNonNull(in, path).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
