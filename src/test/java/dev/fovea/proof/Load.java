package dev.fovea.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fovea.testkit.RawClient;
import java.io.IOException;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Clients that ask without a pause, whole and streamed, some of which leave in mid-stream. */
final class Load implements AutoCloseable {
  private static final int CLIENTS = 8;

  /** What a client knows of its request. */
  enum End {
    /** It got the last byte. */
    COMPLETE,
    /** It left after the first event. */
    LEFT,
    /** The server was gone in mid-answer. */
    CUT
  }

  /**
   * @param requestId as the answer's head told it
   * @param nanos when, by {@link System#nanoTime}
   */
  record Told(String requestId, End end, long nanos) {}

  private final int port;
  private final String secret;
  private final Queue<Told> told = new ConcurrentLinkedQueue<>();
  private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
  private volatile boolean over;

  private Load(int port, String secret) {
    this.port = port;
    this.secret = secret;
  }

  /** Starts it; the seed says who asks for what. */
  static Load start(Replica server, String secret, long seed) {
    var load = new Load(server.address().getPort(), secret);
    for (int client = 0; client < CLIENTS; client++) {
      var random = new Random(seed * CLIENTS + client);
      load.clients.execute(() -> load.ask(random));
    }
    return load;
  }

  /** What became of all requests whose answer had a head. */
  Queue<Told> told() {
    return told;
  }

  private void ask(Random random) {
    while (!over) {
      try (RawClient raw = RawClient.connect(port)) {
        switch (random.nextInt(3)) {
          case 0 -> whole(raw);
          case 1 -> stream(raw, false);
          default -> stream(raw, true);
        }
      } catch (IOException killed) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
      }
    }
  }

  private void whole(RawClient raw) throws IOException {
    raw.post("/v1/chat/completions", secret, Vendor.ask(false).getBytes(UTF_8));
    var answer = raw.answer();
    if (answer.status() == 200) {
      tell(answer.header("x-request-id").orElseThrow(), End.COMPLETE);
    }
  }

  private void stream(RawClient raw, boolean leaves) throws IOException {
    raw.post("/v1/chat/completions", secret, Vendor.ask(true).getBytes(UTF_8));
    RawClient.Head head = raw.head();
    if (head.status() != 200) {
      return;
    }
    End end = End.CUT;
    try {
      end = read(raw, leaves);
    } finally {
      tell(head.headers().getOrDefault("x-request-id", ""), end);
    }
  }

  private static End read(RawClient raw, boolean leaves) throws IOException {
    for (Optional<String> line = raw.line(); line.isPresent(); line = raw.line()) {
      if (leaves && line.get().startsWith("data:")) {
        raw.vanish();
        return End.LEFT;
      }
      if (line.get().equals("data: [DONE]")) {
        return End.COMPLETE;
      }
    }
    return End.CUT;
  }

  private void tell(String requestId, End end) {
    told.add(new Told(requestId, end, System.nanoTime()));
  }

  /** Waits until every client knows. */
  @Override
  public void close() {
    over = true;
    clients.close();
  }
}
