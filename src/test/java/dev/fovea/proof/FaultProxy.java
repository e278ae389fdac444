package dev.fovea.proof;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between a server and its database and passes everything on, until it is told to lose the
 * answer to a commit: the database has it then, and the server cannot know.
 */
final class FaultProxy implements AutoCloseable {
  private static final byte[] COMMIT = "COMMIT".getBytes(StandardCharsets.US_ASCII);

  private final ServerSocket listener;
  private final int target;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger toLose = new AtomicInteger();
  private final AtomicInteger lost = new AtomicInteger();

  private FaultProxy(ServerSocket listener, int target) {
    this.listener = listener;
    this.target = target;
  }

  /** Between its own port and this one of 127.0.0.1. */
  static FaultProxy before(int target) {
    try {
      var proxy =
          new FaultProxy(new ServerSocket(0, 256, InetAddress.getLoopbackAddress()), target);
      Thread.startVirtualThread(proxy::accept);
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return listener.getLocalPort();
  }

  /** The answers to the next commits are lost, and their connections with them. */
  void loseAnswers(int commits) {
    toLose.set(commits);
  }

  int lost() {
    return lost.get();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
        open.add(client);
        open.add(server);
        var deaf = new AtomicBoolean();
        Thread.startVirtualThread(() -> there(client, server, deaf));
        Thread.startVirtualThread(() -> back(server, client, deaf));
      } catch (IOException e) {
        if (listener.isClosed()) {
          return;
        }
      }
    }
  }

  private void there(Socket client, Socket server, AtomicBoolean deaf) {
    byte[] buffer = new byte[1 << 16];
    try (client;
        server) {
      InputStream in = client.getInputStream();
      OutputStream out = server.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (holds(buffer, read) && toLose.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
          deaf.set(true);
          lost.incrementAndGet();
        }
        out.write(buffer, 0, read);
        out.flush();
      }
    } catch (IOException e) {
      // either side is gone, and so is the other
    }
  }

  private static void back(Socket server, Socket client, AtomicBoolean deaf) {
    byte[] buffer = new byte[1 << 16];
    try (client;
        server) {
      InputStream in = server.getInputStream();
      OutputStream out = client.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (deaf.get()) {
          return; // the commit is done by now: this was its answer
        }
        out.write(buffer, 0, read);
        out.flush();
      }
    } catch (IOException e) {
      // either side is gone, and so is the other
    }
  }

  private static boolean holds(byte[] buffer, int length) {
    for (int at = 0; at + COMMIT.length <= length; at++) {
      int same = 0;
      while (same < COMMIT.length && buffer[at + same] == COMMIT[same]) {
        same++;
      }
      if (same == COMMIT.length) {
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
