package dev.fovea.api.admin;

import dev.fovea.account.Guesses;
import dev.fovea.account.Keys;
import dev.fovea.config.Settings;
import dev.fovea.http.Download;
import dev.fovea.http.Exchange;
import dev.fovea.http.Handler;
import dev.fovea.json.Json;
import dev.fovea.replay.Once;
import tools.jackson.databind.node.ObjectNode;

/** {@code /admin/v1/…} over HTTP. Sends no CORS header: no page of another site may read it. */
public final class AdminApi implements Handler {
  /** Larger than any request of an operator. */
  private static final int BODY_BYTES_MAX = 1024 * 1024;

  /** Whose idempotency keys these are; no account can be called so. */
  private static final String OPERATOR = ":operator";

  private final HostRule hosts;
  private final AdminAuthentication authentication;
  private final AdminDesk desk;
  private final Once once;

  public AdminApi(
      Settings settings, LocalDoor door, Keys keys, Guesses guesses, AdminDesk desk, Once once) {
    this.hosts = new HostRule(settings.get(AdminSettings.HOSTS));
    this.authentication = new AdminAuthentication(settings, door, keys, guesses);
    this.desk = desk;
    this.once = once;
  }

  @Override
  public void handle(Exchange exchange) {
    hosts.check(exchange.header("host"), exchange.header("origin"));
    authentication.require(exchange);
    boolean reads = exchange.method().equals("GET") || exchange.method().equals("HEAD");
    String method = reads ? "GET" : exchange.method();
    byte[] body = exchange.body(BODY_BYTES_MAX);
    var request =
        new AdminRequest(
            method, exchange.path(), exchange.query(), body, exchange.header("idempotency-key"));
    exchange.header("cache-control", "no-store");
    if (reads) {
      respond(exchange, desk.answer(request));
    } else {
      String operation = method + " " + exchange.path();
      once.run(exchange, OPERATOR, operation, () -> respond(exchange, desk.answer(request)));
    }
  }

  private static void respond(Exchange exchange, AdminAnswer answer) {
    switch (answer) {
      case AdminAnswer.Whole(int status, ObjectNode json) ->
          exchange.respond(status, Json.write(json));
      case AdminAnswer.Export(var type, var name, var lines) -> {
        exchange.header("content-disposition", "attachment; filename=\"%s\"".formatted(name));
        Download download = exchange.download(type);
        lines.accept(download::write);
        download.end();
      }
    }
  }
}
