package dev.fovea.api.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fovea.testkit.Answer;
import dev.fovea.testkit.TestClient;
import dev.fovea.testkit.TestServer;
import java.util.Map;

/** A server, and an operator who asks it. */
record AdminServer(TestServer server) implements AutoCloseable {
  private static final String ROOT = "/admin/v1";

  static AdminServer start() {
    return new AdminServer(TestServer.start(""));
  }

  static AdminServer start(Map<String, String> settings) {
    return new AdminServer(TestServer.start("", settings));
  }

  TestClient client() {
    return server.admin();
  }

  Answer get(String path) {
    return client().get(ROOT + path);
  }

  Answer post(String path, String json) {
    return send("POST", path, json, Map.of());
  }

  Answer patch(String path, String json) {
    return send("PATCH", path, json, Map.of());
  }

  /** The same request under the same name, however often it is sent. */
  Answer once(String key, String path, String json) {
    return send("POST", path, json, Map.of("Idempotency-Key", key));
  }

  private Answer send(String method, String path, String json, Map<String, String> headers) {
    return client().send(method, ROOT + path, headers, json.getBytes(UTF_8));
  }

  @Override
  public void close() {
    server.close();
  }
}
