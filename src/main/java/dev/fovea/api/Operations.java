package dev.fovea.api;

import dev.fovea.http.Exchange;
import dev.fovea.http.Readiness;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** What a load balancer and a newcomer ask: is it alive, is it ready, what can it do. */
public final class Operations {
  private static final byte[] OK = "{\"status\":\"ok\"}".getBytes(StandardCharsets.UTF_8);

  private final Readiness readiness;
  private final byte[] description = resource("/openapi.yaml");

  /**
   * @param readiness whether new requests should go elsewhere
   */
  public Operations(Readiness readiness) {
    this.readiness = readiness;
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

  /** {@code GET /openapi.yaml}: the API, described for machines. */
  public void description(Exchange exchange) {
    exchange.respond(200, "application/yaml", Buffer.buffer(description));
  }

  private static byte[] resource(String path) {
    try (InputStream in = Operations.class.getResourceAsStream(path)) {
      return Objects.requireNonNull(in, path).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
