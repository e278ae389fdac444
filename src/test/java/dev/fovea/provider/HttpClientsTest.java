package dev.fovea.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.http.EventLoops;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.internal.VertxInternal;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Which connections a call may take. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HttpClientsTest {
  private static final int LOOPS = Runtime.getRuntime().availableProcessors();

  private Vertx vertx;
  private List<Context> loops;

  @BeforeAll
  void start() {
    vertx = EventLoops.start();
    loops =
        IntStream.range(0, LOOPS)
            .<Context>mapToObj(_ -> ((VertxInternal) vertx).createEventLoopContext())
            .toList();
  }

  @AfterAll
  void stop() {
    vertx.close().await();
  }

  @Test
  void aLoopKeepsToItsOwn() {
    try (var clients = new HttpClients(vertx, 64 * LOOPS)) {
      List<HttpClient> first = loops.stream().map(loop -> on(loop, clients)).toList();

      assertThat(first).doesNotHaveDuplicates();
      assertThat(loops.stream().map(loop -> on(loop, clients)).toList()).isEqualTo(first);
    }
  }

  @Test
  void fewConnectionsAreForAllLoops() {
    try (var clients = new HttpClients(vertx, 127)) {
      assertThat(loops.stream().map(loop -> on(loop, clients)).distinct()).hasSize(1);
    }
  }

  private static HttpClient on(Context loop, HttpClients clients) {
    var found = new CompletableFuture<HttpClient>();
    loop.runOnContext(_ -> found.complete(clients.here()));
    return found.join();
  }
}
