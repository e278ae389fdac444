package dev.fovea.api;

import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import dev.fovea.http.Exchange;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/** What a load balancer and a newcomer ask: is it alive, is it ready, what can it do. */
public final class Operations {
  private static final byte[] OK = "{\"status\":\"ok\"}".getBytes(StandardCharsets.UTF_8);
  private static final int RETRY_AFTER_SECONDS = 5;

  private final BooleanSupplier ready;
  private final byte[] description = resource("/openapi.yaml");

  /**
   * @param ready false when new requests should go elsewhere
   */
  public Operations(BooleanSupplier ready) {
    this.ready = ready;
  }

  /** {@code GET /healthz}: the process answers. */
  public void health(Exchange exchange) {
    exchange.respond(200, OK);
  }

  /** {@code GET /readyz}: the process wants requests. */
  public void readiness(Exchange exchange) {
    if (!ready.getAsBoolean()) {
      throw new FailureException(
          new Failure.Overloaded("The server is shutting down.", RETRY_AFTER_SECONDS));
    }
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
