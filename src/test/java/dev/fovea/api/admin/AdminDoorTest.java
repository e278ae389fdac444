package dev.fovea.api.admin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.testkit.Answer;
import dev.fovea.testkit.RawClient;
import dev.fovea.testkit.TestClient;
import dev.fovea.testkit.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets in, and who does not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AdminDoorTest {
  private static final String BODY = "{}";

  private record Asked(String method, String path) {}

  /** Every route of the description. */
  private static final List<Asked> ROUTES =
      List.of(
          new Asked("GET", "/admin/v1/accounts"),
          new Asked("POST", "/admin/v1/accounts"),
          new Asked("GET", "/admin/v1/accounts/default"),
          new Asked("PATCH", "/admin/v1/accounts/default"),
          new Asked("GET", "/admin/v1/accounts/default/grants"),
          new Asked("POST", "/admin/v1/accounts/default/grants"),
          new Asked("GET", "/admin/v1/keys"),
          new Asked("POST", "/admin/v1/keys"),
          new Asked("GET", "/admin/v1/keys/key_x"),
          new Asked("PATCH", "/admin/v1/keys/key_x"),
          new Asked("POST", "/admin/v1/keys/key_x/rotate"),
          new Asked("POST", "/admin/v1/keys/key_x/revoke"),
          new Asked("GET", "/admin/v1/usage"),
          new Asked("GET", "/admin/v1/usage/totals"),
          new Asked("GET", "/admin/v1/usage/export"));

  private final AdminServer admin = AdminServer.start(Map.of("admin.hosts", "fovea.example"));
  private final TestServer server = admin.server();

  @AfterAll
  void stop() {
    admin.close();
  }

  @Test
  void lessThanTheAdminKeyOpensNothing() {
    String user = created("{\"name\":\"user\"}");
    String revoked = revoked();
    for (Asked route : ROUTES) {
      assertThat(ask(server.client().withoutKey(), route)).as("no key: %s", route).isEqualTo(401);
      assertThat(ask(server.client().withKey("wrong-key-0123456789"), route))
          .as("wrong key: %s", route)
          .isEqualTo(401);
      assertThat(ask(server.client().withKey(user), route)).as("user: %s", route).isEqualTo(403);
      assertThat(ask(server.client().withKey(revoked), route))
          .as("revoked: %s", route)
          .isEqualTo(401);
      assertThat(ask(admin.client(), route)).as("admin: %s", route).isNotIn(401, 403);
    }
  }

  @Test
  void theAdminKeyOpensNothingElse() {
    for (Asked route :
        List.of(
            new Asked("GET", "/v1/models"),
            new Asked("POST", "/v1/chat/completions"),
            new Asked("GET", "/metrics"))) {
      assertThat(ask(admin.client(), route)).as(route.path()).isEqualTo(401);
    }
  }

  @Test
  void whatTheServerCountedIsForItsOperatorAlone() {
    admin.post("/accounts", "{\"id\":\"tenant\"}");
    String tenants = created("{\"account\":\"tenant\",\"name\":\"laptop\"}");
    String operators = created("{\"name\":\"prometheus\"}");

    Answer refused = server.client().withKey(tenants).get("/metrics");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.error("message")).contains("'default'");
    assertThat(refused.text()).doesNotContain("fovea_requests_total");
    assertThat(server.client().withKey(operators).get("/metrics").status()).isEqualTo(200);
  }

  @Test
  void aServerWithoutAnAdminKeyLetsOnlyThisMachineIn() {
    try (TestServer without = TestServer.start("", Map.of(), Map.of("FOVEA_ADMIN_KEY", ""))) {
      Answer refused = without.admin().get("/admin/v1/accounts");
      assertThat(refused.status()).isEqualTo(401);
      assertThat(refused.error("message")).contains("FOVEA_ADMIN_KEY");

      String token = LocalServer.find(without.folder()).orElseThrow().token();
      assertThat(without.client().withKey(token).get("/admin/v1/accounts").status()).isEqualTo(200);
    }
  }

  @Test
  void announcesItselfToItsOwnerAloneAndWithdrawsAtTheEnd() throws IOException {
    TestServer other = TestServer.start("");
    Path file = other.folder().resolve("server.json");
    try {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
      LocalServer found = LocalServer.find(other.folder()).orElseThrow();
      assertThat(found.address()).isEqualTo(other.uri());
      assertThat(found.pid()).isEqualTo(ProcessHandle.current().pid());
      assertThat(found.toString()).doesNotContain(found.token());
    } finally {
      other.close();
    }
    assertThat(file).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.example", "evil.example:8080", "localhost.evil.example", "", "[x]"})
  void refusesNamesThatLeadHereByChance(String host) throws IOException {
    assertThat(raw("Host: " + host).status()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.0.0.1:8080",
        "localhost:8080",
        "[::1]:8080",
        "10.1.2.3",
        "Fovea.Example",
        "fovea.example:443"
      })
  void takesAddressesAndTheOperatorsNames(String host) throws IOException {
    assertThat(raw("Host: " + host).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://evil.example", "null", "http://localhost:3000", "http://127.0.0.1"})
  void refusesPagesOfOtherSites(String origin) throws IOException {
    assertThat(raw("Host: 127.0.0.1:8080\r\nOrigin: " + origin).status()).isEqualTo(403);
  }

  @Test
  void takesItsOwnPages() throws IOException {
    assertThat(raw("Host: 127.0.0.1:8080\r\nOrigin: http://127.0.0.1:8080").status())
        .isEqualTo(200);
  }

  @Test
  void sharesNothingAcrossOrigins() {
    Answer answer =
        admin
            .client()
            .send(
                "GET",
                "/admin/v1/accounts",
                Map.of("Origin", server.uri().toString()),
                new byte[0]);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers().keySet()).noneMatch(name -> name.startsWith("access-control"));
    assertThat(answer.header("cache-control")).contains("no-store");
    Answer preflight = admin.client().send("OPTIONS", "/admin/v1/accounts", Map.of(), new byte[0]);
    assertThat(preflight.status()).isEqualTo(405);
    assertThat(preflight.headers().keySet()).noneMatch(name -> name.startsWith("access-control"));
  }

  @Test
  void readsNoBodyAboveOneMebibyte() throws IOException {
    byte[] large = new byte[1024 * 1024 + 1];
    assertThat(admin.client().post("/admin/v1/accounts", large).status()).isEqualTo(413);

    try (RawClient chunked = server.raw()) {
      chunked.send(
          "POST /admin/v1/accounts HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nTransfer-Encoding: chunked\r\n\r\n"
              .formatted(TestServer.ADMIN_KEY));
      chunked.send("100001\r\n" + "x".repeat(0x100001) + "\r\n");
      assertThat(chunked.head().status()).isEqualTo(413);
    }
  }

  @Test
  void tellsOfPathsAndMethodsThatAreNotThere() {
    assertThat(admin.get("/nothing").status()).isEqualTo(404);
    assertThat(admin.get("/accounts/").status()).isEqualTo(404);
    Answer wrong = admin.patch("/accounts", BODY);
    assertThat(wrong.status()).isEqualTo(405);
    assertThat(wrong.header("allow")).contains("POST, GET");
  }

  private String created(String fields) {
    return admin.post("/keys", fields).json().path("key").asString();
  }

  private String revoked() {
    var made = admin.post("/keys", "{}").json();
    admin.post("/keys/" + made.path("id").asString() + "/revoke", "");
    return made.path("key").asString();
  }

  private static int ask(TestClient client, Asked route) {
    byte[] body = route.method().equals("GET") ? new byte[0] : BODY.getBytes(UTF_8);
    return client.send(route.method(), route.path(), Map.of(), body).status();
  }

  private RawClient.Head raw(String headers) throws IOException {
    try (RawClient client = server.raw()) {
      client.send(
          "GET /admin/v1/accounts HTTP/1.1\r\n%s\r\nAuthorization: Bearer %s\r\n\r\n"
              .formatted(headers, TestServer.ADMIN_KEY));
      return client.head();
    }
  }
}
