package dev.fovea.provider.discovery;

import dev.fovea.config.Settings;
import dev.fovea.provider.Catalog;
import dev.fovea.provider.LocalEngine;
import dev.fovea.provider.Provider;
import dev.fovea.provider.ProviderSettings;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Looks for engines on the loopback address, again and again, and tells the catalogue what is
 * there.
 *
 * <p>Works on virtual threads of its own, so that nobody waits for it; {@link #close} ends it.
 */
public final class Discovery implements AutoCloseable {
  private final Catalog catalog;
  private final HttpClient client;
  private final List<Port> ports;
  private final Duration interval;
  private final boolean wanted;
  private final Duration patience;
  private final CountDownLatch looked = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);

  /**
   * @param ownPorts where this program listens itself; never asked
   */
  public Discovery(Vertx vertx, Catalog catalog, Settings settings, Set<Integer> ownPorts) {
    Map<String, Provider> engines =
        catalog.localProviders().stream()
            .collect(Collectors.toMap(Provider::name, Function.identity()));
    Duration connect = settings.get(ProviderSettings.PROBE_CONNECT);
    Duration read = settings.get(ProviderSettings.PROBE_READ);
    this.catalog = catalog;
    this.client = vertx.createHttpClient(new HttpClientOptions().setKeepAlive(false));
    this.ports =
        settings.get(ProviderSettings.PORTS).stream()
            .filter(port -> !ownPorts.contains(port))
            .map(port -> new Port(new Loopback(client, port, connect, read), engines))
            .toList();
    this.patience = connect.plus(read);
    this.interval = settings.get(ProviderSettings.INTERVAL);
    this.wanted = settings.get(ProviderSettings.DISCOVER);
  }

  /** Starts to look, unless the operator does not want it. Returns at once; call it once. */
  public void start() {
    if (wanted) {
      Thread.ofVirtual().name("engines").start(this::keepLooking);
    }
  }

  /** Looks once at every port, all at the same time, and waits for the last. */
  public synchronized void look() {
    List<Thread> looks =
        ports.stream()
            .map(port -> Thread.ofVirtual().name("engine-" + port.number()).start(port::look))
            .toList();
    try {
      for (Thread look : looks) {
        look.join();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    List<LocalEngine> engines = ports.stream().flatMap(port -> port.engine().stream()).toList();
    if (closed.getCount() > 0) {
      catalog.found(engines);
    }
    looked.countDown();
  }

  /**
   * Waits until every port was looked at once since {@link #start}, but not longer than one answer
   * may take. Returns at once when nobody looks.
   */
  public void awaitFirstLook() {
    try {
      boolean _ = !wanted || looked.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void keepLooking() {
    try {
      do {
        look();
      } while (!closed.await(interval.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** Stops looking; what was found stays in the catalogue. */
  @Override
  public void close() {
    closed.countDown();
    client.close();
  }
}
