package dev.fovea.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * An upstream on loopback that records what it is asked and answers by script: late, slowly, half,
 * wrongly or not at all. It speaks HTTP/1.1 over bare sockets, so that it can break every rule.
 */
public final class ScriptedUpstream implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 20;

  private final ServerSocket listener;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final BlockingQueue<Recorded> arrived = new LinkedBlockingQueue<>();
  private final Queue<Reply> queued = new ConcurrentLinkedQueue<>();
  private final AtomicInteger count = new AtomicInteger();
  private volatile Function<Recorded, Reply> script =
      _ -> Reply.json(500, "{\"error\":{\"message\":\"nothing was scripted\"}}");

  private ScriptedUpstream(ServerSocket listener) {
    this.listener = listener;
  }

  public static ScriptedUpstream start() {
    return at("127.0.0.1");
  }

  /** On a free port of some address of this machine. */
  public static ScriptedUpstream at(String address) {
    try {
      return on(new ServerSocket(0, 1024, InetAddress.ofLiteral(address)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** On a socket that is bound already, such as one that speaks TLS. */
  public static ScriptedUpstream on(ServerSocket listener) {
    var upstream = new ScriptedUpstream(listener);
    Thread.ofVirtual().name("upstream").start(upstream::accept);
    return upstream;
  }

  public int port() {
    return listener.getLocalPort();
  }

  public URI baseUrl() {
    return URI.create("http://127.0.0.1:" + port() + "/v1");
  }

  /** Forgets what came, and answers everything with {@code reply} from now on. */
  public ScriptedUpstream answers(Reply reply) {
    return answers(_ -> reply);
  }

  /** Forgets what came, and answers by what is asked from now on. */
  public ScriptedUpstream answers(Function<Recorded, Reply> byRequest) {
    arrived.clear();
    queued.clear();
    count.set(0);
    script = byRequest;
    return this;
  }

  /** Answers the next request so, before what {@link #answers} says. */
  public ScriptedUpstream thenOnce(Reply reply) {
    queued.add(reply);
    return this;
  }

  /** The oldest request that nobody has taken yet; waits for it. */
  public Recorded take() {
    try {
      Recorded next = arrived.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (next == null) {
        throw new AssertionError("no request reached the upstream");
      }
      return next;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** How many requests have come since the script was set. */
  public int count() {
    return count.get();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        socket.setTcpNoDelay(true);
        open.add(socket);
        Thread.ofVirtual().name("upstream-connection").start(() -> serve(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (var connection = new UpstreamConnection(socket)) {
      connection.serve(this::reply);
    } finally {
      open.remove(socket);
    }
  }

  private Reply reply(Recorded request) {
    count.incrementAndGet();
    arrived.add(request);
    Reply once = queued.poll();
    return once != null ? once : script.apply(request);
  }

  @Override
  public void close() {
    try {
      listener.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
