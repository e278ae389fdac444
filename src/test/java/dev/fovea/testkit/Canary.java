package dev.fovea.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** Listens where nobody may call, and counts who does. */
public final class Canary implements AutoCloseable {
  private final ServerSocket listener;
  private final AtomicInteger connects = new AtomicInteger();
  private final AtomicInteger ownConnects = new AtomicInteger();

  private Canary(ServerSocket listener) {
    this.listener = listener;
  }

  /** On any free port of an address of this machine. */
  public static Canary at(String address) {
    return at(address, 0);
  }

  public static Canary at(String address, int port) {
    try {
      var canary = new Canary(new ServerSocket(port, 64, InetAddress.ofLiteral(address)));
      Thread.ofVirtual().name("canary").start(canary::listen);
      return canary;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void listen() {
    while (!listener.isClosed()) {
      try (var _ = listener.accept()) {
        connects.incrementAndGet();
      } catch (IOException closed) {
        return;
      }
    }
  }

  public int port() {
    return listener.getLocalPort();
  }

  /** How many have called by now: a call of our own waits for those before it to be counted. */
  public int connects() {
    try (var own = new Socket(listener.getInetAddress(), listener.getLocalPort())) {
      var _ = own.getInputStream().read();
      return connects.get() - ownConnects.incrementAndGet();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
