package dev.fovea.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.account.Accounts;
import dev.fovea.account.Created;
import dev.fovea.account.KeyLimits;
import dev.fovea.account.Keys;
import dev.fovea.store.Store;
import dev.fovea.testkit.Contract;
import dev.fovea.testkit.Limited;
import dev.fovea.testkit.TestServer;
import dev.fovea.vision.MediaPolicy;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Every route of the described API, shown every kind of key. */
final class WhoMayTest {
  /** The routes under it are the operator's; their document is another. */
  private static final String ADMIN = "/admin/";

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static TestServer server;
  private static Map<String, Optional<String>> secrets;

  private record Route(String method, String path, boolean open) {}

  @BeforeAll
  static void start() {
    server = TestServer.start("", Map.of("wrong_keys_per_minute", "100000"));
    secrets = secrets();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Map<String, Optional<String>> secrets() {
    Map<String, Optional<String>> made = new LinkedHashMap<>();
    made.put("no key", Optional.empty());
    made.put("a wrong key", Optional.of("sk-fovea-wrong"));
    made.put("an expired key", Optional.of(server.key(Limited.until(Instant.EPOCH))));
    try (Store store = Store.open(server.folder())) {
      var keys = new Keys(store);
      made.put("a revoked key", Optional.of(changed(keys, keys::revoke)));
      made.put("a disabled key", Optional.of(changed(keys, keys::disable)));
      var accounts = new Accounts(store);
      accounts.create("shut", false);
      made.put("a key of a disabled account", Optional.of(key(keys, "shut").secret()));
      accounts.disable("shut");
    }
    return made;
  }

  private static Created key(Keys keys, String account) {
    return keys.create(account, "key", KeyLimits.NONE, MediaPolicy.NONE);
  }

  private static String changed(Keys keys, Consumer<String> change) {
    var made = key(keys, Accounts.DEFAULT);
    change.accept(made.key().id());
    return made.secret();
  }

  static Stream<Arguments> routes() {
    return Stream.of(Contract.OURS, Contract.ADMIN)
        .flatMap(Contract::operations)
        .map(WhoMayTest::route)
        .map(route -> Arguments.argumentSet(name(route), route));
  }

  private static Route route(Contract.Operation operation) {
    JsonNode security = operation.description().path("security");
    return new Route(
        operation.method(),
        operation.path().replaceAll("\\{[^}]*}", "none"),
        security.isArray() && security.isEmpty());
  }

  private static String name(Route route) {
    return route.method + " " + route.path;
  }

  @ParameterizedTest
  @MethodSource("routes")
  void whoHasNoKeyThatWorksIsLetInNowhere(Route route) throws Exception {
    for (Map.Entry<String, Optional<String>> who : secrets.entrySet()) {
      HttpResponse<String> answer = ask(route, who.getValue());
      if (route.open) {
        assertThat(answer.statusCode()).as(who.getKey()).isEqualTo(200);
      } else {
        assertThat(answer.statusCode()).as(who.getKey()).isEqualTo(401);
        assertThat(answer.body()).as(who.getKey()).contains("\"type\":\"authentication_error\"");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("routes")
  void whoHasAKeyIsLetInWhereClientsMayBe(Route route) throws Exception {
    int status = ask(route, Optional.of(TestServer.KEY)).statusCode();
    if (route.path.startsWith(ADMIN) && !route.open) {
      assertThat(status).isIn(401, 403);
    } else {
      assertThat(status).isIn(200, 400, 404);
    }
  }

  @ParameterizedTest
  @MethodSource("routes")
  void whoHasTheAdminKeyIsLetInWhereOperatorsMayBeAndNowhereElse(Route route) throws Exception {
    int status = ask(route, Optional.of(TestServer.ADMIN_KEY)).statusCode();
    if (route.path.startsWith(ADMIN) || route.open) {
      assertThat(status).isIn(200, 201, 400, 404);
    } else {
      assertThat(status).isEqualTo(401);
    }
  }

  @Test
  void whatIsNotDescribedIsNotThere() throws Exception {
    for (String path :
        List.of("/debug", "/admin", "/v1", "/v1/keys", "/metrics/all", "/v1/models/")) {
      assertThat(ask(new Route("GET", path, false), Optional.of(TestServer.KEY)).statusCode())
          .as(path)
          .isEqualTo(404);
    }
  }

  @Test
  void whatIsTheSameAnswerTellsNobodyWhetherAKeyWasOnceRight() throws Exception {
    var models = new Route("GET", "/v1/models", false);
    String wrong = ask(models, secrets.getOrDefault("a wrong key", Optional.empty())).body();
    String revoked = ask(models, secrets.getOrDefault("a revoked key", Optional.empty())).body();

    assertThat(revoked.replaceAll("req-[0-9a-f]+", ""))
        .isEqualTo(wrong.replaceAll("req-[0-9a-f]+", ""));
  }

  private static HttpResponse<String> ask(Route route, Optional<String> secret) throws Exception {
    boolean bodiless = route.method.equals("GET");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.uri().resolve(route.path))
            .header("Content-Type", "application/json")
            .method(
                route.method,
                bodiless
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofByteArray("{}".getBytes(UTF_8)));
    secret.ifPresent(key -> request.header("Authorization", "Bearer " + key));
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }
}
