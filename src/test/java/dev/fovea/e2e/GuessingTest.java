package dev.fovea.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.account.KeyLimits;
import dev.fovea.testkit.Answer;
import dev.fovea.testkit.RawClient;
import dev.fovea.testkit.TestServer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ten thousand wrong keys from one address, and somebody with a right one behind the same. */
final class GuessingTest {
  private static final int CLIENTS = 10;
  private static final int GUESSES_EACH = 1000;
  private static final int ANSWERED = 60;

  private TestServer server;

  @BeforeEach
  void start() {
    server = TestServer.start("");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void guessesAreThrottledAndNobodyIsLockedOut() throws Exception {
    String neverUsed = server.key(KeyLimits.NONE);
    try (Connection other = database()) {
      long before = version(other);
      Map<Integer, Integer> statuses;
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Future<Map<Integer, Integer>>> floods = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
          floods.add(threads.submit(guesser(client)));
        }
        assertThat(server.client().get("/v1/models").status()).isEqualTo(200);
        assertThat(server.client().withKey(neverUsed).get("/v1/models").status()).isEqualTo(200);
        statuses = summed(floods);
      }

      assertThat(statuses).containsOnlyKeys(401, 429).containsEntry(401, ANSWERED);
      assertThat(statuses.get(429)).isEqualTo(CLIENTS * GUESSES_EACH - ANSWERED);
      assertThat(version(other)).as("writes to the database").isEqualTo(before);
    }
    Answer throttled = server.client().withKey("sk-wrong").get("/v1/models");
    assertThat(throttled.status()).isEqualTo(429);
    assertThat(Integer.parseInt(throttled.header("retry-after").orElseThrow())).isBetween(1, 60);
    assertThat(server.client().withoutKey().get("/v1/models").status()).isEqualTo(401);
    assertThat(server.client().get("/v1/models").status()).isEqualTo(200);
    assertThat(server.client().withKey(server.key(KeyLimits.NONE)).get("/v1/models").status())
        .isEqualTo(200);
  }

  private Callable<Map<Integer, Integer>> guesser(int client) {
    return () -> {
      Map<Integer, Integer> seen = new TreeMap<>();
      try (RawClient raw = server.raw()) {
        for (int i = 0; i < GUESSES_EACH; i++) {
          seen.merge(guess(raw, "sk-fovea-%d-%d".formatted(client, i)), 1, Integer::sum);
        }
      }
      return seen;
    };
  }

  private static int guess(RawClient raw, String key) throws IOException {
    raw.send(
        "GET /v1/models HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\n\r\n".formatted(key));
    Answer answer = raw.answer();
    assertThat(answer.headers().keySet().containsAll(Set.of("retry-after")))
        .isEqualTo(answer.status() == 429);
    return answer.status();
  }

  private static Map<Integer, Integer> summed(List<Future<Map<Integer, Integer>>> floods)
      throws Exception {
    Map<Integer, Integer> sum = new TreeMap<>();
    for (Future<Map<Integer, Integer>> flood : floods) {
      flood.get().forEach((status, count) -> sum.merge(status, count, Integer::sum));
    }
    return sum;
  }

  private Connection database() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + server.folder().resolve("fovea.db"));
  }

  /** Changes whenever another connection has written. */
  private static long version(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        ResultSet row = statement.executeQuery("pragma data_version")) {
      return row.getLong(1);
    }
  }
}
