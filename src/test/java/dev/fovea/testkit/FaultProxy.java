package dev.fovea.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Stands between a server and its database and passes everything on, until it is told to be slow or
 * to lose the answer to a commit: the database has it then, and the server cannot know.
 */
public final class FaultProxy implements AutoCloseable {
  /** How PostgreSQL says that a commit is done: the tag of its message {@code CommandComplete}. */
  private static final byte[] COMMITTED = "COMMIT\0".getBytes(StandardCharsets.US_ASCII);

  private final ServerSocket listener;
  private final int target;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger toSpare = new AtomicInteger();
  private final AtomicInteger toLose = new AtomicInteger();
  private final AtomicInteger lost = new AtomicInteger();
  private volatile Duration delay = Duration.ZERO;

  private FaultProxy(ServerSocket listener, int target) {
    this.listener = listener;
    this.target = target;
  }

  /** Between its own port and this one of 127.0.0.1. */
  public static FaultProxy before(int target) {
    try {
      var proxy =
          new FaultProxy(new ServerSocket(0, 256, InetAddress.getLoopbackAddress()), target);
      Thread.startVirtualThread(proxy::accept);
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return listener.getLocalPort();
  }

  /**
   * Loses the answers to commits from now on, and their connections with them.
   *
   * @param spared so many pass before
   * @param commits so many are lost after them
   */
  public void loseAnswers(int spared, int commits) {
    toLose.set(0);
    toSpare.set(spared);
    toLose.set(commits);
  }

  public int lost() {
    return lost.get();
  }

  /** Every answer comes so much later from now on. */
  public void delay(Duration each) {
    delay = each;
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        open.add(client);
        open.add(server);
        Thread.startVirtualThread(() -> pass(client, server, false));
        Thread.startVirtualThread(() -> pass(server, client, true));
      } catch (IOException e) {
        if (listener.isClosed()) {
          return;
        }
      }
    }
  }

  private void pass(Socket from, Socket to, boolean answers) {
    byte[] buffer = new byte[1 << 16];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (answers && loses(buffer, read)) {
          return;
        }
        if (answers) {
          LockSupport.parkNanos(delay.toNanos());
        }
        out.write(buffer, 0, read);
        out.flush();
      }
    } catch (IOException e) {
      // either side is gone, and so is the other
    } finally {
      open.remove(from);
      open.remove(to);
    }
  }

  private boolean loses(byte[] buffer, int length) {
    if (toLose.get() == 0 || !holds(buffer, length)) {
      return false;
    }
    if (toSpare.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      return false;
    }
    boolean loses = toLose.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    if (loses) {
      lost.incrementAndGet();
    }
    return loses;
  }

  private static boolean holds(byte[] buffer, int length) {
    for (int at = 0; at + COMMITTED.length <= length; at++) {
      if (Arrays.equals(buffer, at, at + COMMITTED.length, COMMITTED, 0, COMMITTED.length)) {
        return true;
      }
    }
    return false;
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
