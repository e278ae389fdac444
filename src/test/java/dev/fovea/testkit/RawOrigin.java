package dev.fovea.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** A host that says what a test has it say, byte by byte, HTTP or not. */
public final class RawOrigin implements AutoCloseable {
  /** Small, so that what was written was also read, nearly. */
  private static final int BUFFER = 16 * 1024;

  private final ServerSocket listener;
  private final Behaviour behaviour;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger connects = new AtomicInteger();
  private final AtomicLong written = new AtomicLong();

  /** What it does with each caller; when it returns, the connection is closed. */
  public interface Behaviour {
    void meet(Caller caller) throws IOException;
  }

  private RawOrigin(ServerSocket listener, Behaviour behaviour) {
    this.listener = listener;
    this.behaviour = behaviour;
  }

  public static RawOrigin at(String address, Behaviour behaviour) {
    try {
      var listener = new ServerSocket();
      listener.bind(new InetSocketAddress(InetAddress.ofLiteral(address), 0), 256);
      var origin = new RawOrigin(listener, behaviour);
      Thread.ofVirtual().name("origin").start(origin::accept);
      return origin;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        socket.setSendBufferSize(BUFFER);
        open.add(socket);
        connects.incrementAndGet();
        Thread.ofVirtual().name("origin-caller").start(() -> meet(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void meet(Socket socket) {
    try (socket) {
      behaviour.meet(new Caller(socket));
    } catch (IOException gone) {
      // the caller has hung up, which is what most of them should do
    } finally {
      open.remove(socket);
    }
  }

  public int port() {
    return listener.getLocalPort();
  }

  public int connects() {
    return connects.get();
  }

  /** Bytes that the system has taken so far, from all callers together. */
  public long written() {
    return written.get();
  }

  /** How many are connected now. */
  public int present() {
    return open.size();
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

  /** Somebody who has called. */
  public final class Caller {
    private final Socket socket;

    private Caller(Socket socket) {
      this.socket = socket;
    }

    /** Reads the head of a request. */
    public Caller listen() throws IOException {
      var head = new StringBuilder();
      InputStream in = socket.getInputStream();
      while (head.indexOf("\r\n\r\n") < 0) {
        int next = in.read();
        if (next < 0) {
          throw new IOException("the caller has hung up");
        }
        head.append((char) next);
      }
      return this;
    }

    public Caller say(String text) throws IOException {
      return say(text.getBytes(ISO_8859_1));
    }

    public Caller say(byte[] bytes) throws IOException {
      socket.getOutputStream().write(bytes);
      written.addAndGet(bytes.length);
      return this;
    }

    /** Says it one character after the other, each after a pause. */
    public Caller drawl(String text, Duration pause) throws IOException {
      for (int i = 0; i < text.length(); i++) {
        LockSupport.parkNanos(pause.toNanos());
        say(text.substring(i, i + 1));
      }
      return this;
    }

    /** Waits until the caller hangs up. */
    public void untilGone() throws IOException {
      while (socket.getInputStream().read() >= 0) {
        // whatever else he says is of no interest
      }
    }

    /** Ends the connection with a reset. */
    public void reset() throws IOException {
      socket.setSoLinger(true, 0);
      socket.close();
    }
  }
}
