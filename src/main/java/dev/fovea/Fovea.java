package dev.fovea;

import dev.fovea.account.AccountSettings;
import dev.fovea.account.Accounts;
import dev.fovea.account.Guesses;
import dev.fovea.account.Keys;
import dev.fovea.admission.Admission;
import dev.fovea.admission.AdmissionSettings;
import dev.fovea.api.Operations;
import dev.fovea.api.admin.AdminApi;
import dev.fovea.api.admin.AdminDesk;
import dev.fovea.api.admin.AdminSettings;
import dev.fovea.api.admin.LocalDoor;
import dev.fovea.api.openai.Authentication;
import dev.fovea.api.openai.ChatCompletions;
import dev.fovea.api.openai.Estimates;
import dev.fovea.api.openai.Models;
import dev.fovea.config.ConfigException;
import dev.fovea.config.Setting;
import dev.fovea.config.Settings;
import dev.fovea.engine.inspect.InspectEngine;
import dev.fovea.engine.inspect.InspectSettings;
import dev.fovea.http.EventLoops;
import dev.fovea.http.HttpServers;
import dev.fovea.http.HttpSettings;
import dev.fovea.http.Readiness;
import dev.fovea.http.Route;
import dev.fovea.http.Router;
import dev.fovea.ledger.GrantNotes;
import dev.fovea.ledger.Ledger;
import dev.fovea.ledger.LedgerSettings;
import dev.fovea.media.Media;
import dev.fovea.media.fetch.FetchSettings;
import dev.fovea.media.fetch.Fetcher;
import dev.fovea.media.picture.JpegXl;
import dev.fovea.media.picture.Pictures;
import dev.fovea.provider.Catalog;
import dev.fovea.provider.ProviderSettings;
import dev.fovea.provider.Upstreams;
import dev.fovea.provider.discovery.Discovery;
import dev.fovea.relay.Forecasts;
import dev.fovea.relay.Relay;
import dev.fovea.replay.Once;
import dev.fovea.replay.ReplaySettings;
import dev.fovea.store.Store;
import dev.fovea.store.StoreSettings;
import dev.fovea.telemetry.LibraryLog;
import dev.fovea.telemetry.Log;
import dev.fovea.telemetry.Metrics;
import dev.fovea.telemetry.TelemetrySettings;
import dev.fovea.usage.UsageReports;
import dev.fovea.usage.UsageSettings;
import dev.fovea.usage.Usages;
import dev.fovea.worker.WorkerKind;
import dev.fovea.worker.WorkerSettings;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * The platform, put together by hand: every object, every route, and the order in which it all
 * ends.
 *
 * <p>Read {@link #start} from top to bottom and you have seen everything that runs.
 */
public final class Fovea implements AutoCloseable {
  /** Every setting there is, in the order of the reference. */
  public static final List<Setting<?>> SETTINGS =
      Stream.of(
              HttpSettings.ALL,
              StoreSettings.ALL,
              AccountSettings.ALL,
              AdmissionSettings.ALL,
              LedgerSettings.ALL,
              UsageSettings.ALL,
              AdminSettings.ALL,
              ReplaySettings.ALL,
              ProviderSettings.ALL,
              Media.ALL,
              FetchSettings.ALL,
              InspectSettings.ALL,
              WorkerSettings.ALL,
              TelemetrySettings.ALL)
          .<Setting<?>>flatMap(List::stream)
          .toList();

  private final URI address;
  private final Optional<String> firstKey;
  private final Catalog catalog;
  private final Discovery discovery;
  private final Parts parts;

  private Fovea(
      URI address, Optional<String> firstKey, Catalog catalog, Discovery discovery, Parts parts) {
    this.address = address;
    this.firstKey = firstKey;
    this.catalog = catalog;
    this.discovery = discovery;
    this.parts = parts;
  }

  /**
   * Starts the platform and returns when it listens.
   *
   * @param environment where providers' keys are looked up
   * @throws ConfigException when a setting does not fit, or the address is taken
   * @throws dev.fovea.store.StoreException when the data folder cannot be used
   */
  public static Fovea start(Settings settings, Map<String, String> environment) {
    var parts = new Parts();
    try {
      return start(settings, environment, parts);
    } catch (RuntimeException e) {
      parts.close();
      throw e;
    }
  }

  private static Fovea start(Settings settings, Map<String, String> environment, Parts parts) {
    Log log = parts.add(new Log(settings, System.err));
    LibraryLog.installTo(log);

    Store store = parts.add(Store.open(settings));
    var keys = new Keys(store);
    Usages usages = parts.add(new Usages(store, settings));
    Ledger ledger = parts.add(new Ledger(store, settings, usages));

    Vertx vertx = EventLoops.start();
    parts.add(() -> vertx.close().await());
    InspectEngine inspect =
        parts.add(new InspectEngine(InspectSettings.of(settings), WorkerKind.INSPECT.of(settings)));
    Upstreams upstreams = parts.add(new Upstreams(vertx, settings, Map.of("inspect", inspect)));
    Catalog catalog = Catalog.load(settings, environment, upstreams);

    var ownPort = new AtomicInteger();
    Fetcher fetcher =
        parts.add(new Fetcher(vertx, settings, settings.get(StoreSettings.DATA), ownPort::get));
    Pictures pictures = parts.add(pictures(settings, environment));
    var media = new Media(fetcher, pictures, settings);
    Admission admission = parts.add(Admission.open(settings, vertx));
    int outputTokens = settings.get(LedgerSettings.OUTPUT_TOKENS);
    var relay = new Relay(catalog, admission, media, ledger, outputTokens);
    var door = new LocalDoor(settings.get(StoreSettings.DATA));
    Once once = parts.add(new Once(store, settings, ledger::charged));
    var guesses = new Guesses(settings);
    var authentication = new Authentication(keys, guesses);
    var readiness = new Readiness();
    Metrics metrics = metrics(admission, usages);
    var routes =
        routes(
            authentication,
            new ChatCompletions(authentication, catalog, relay, once, usages),
            new Estimates(authentication, new Forecasts(catalog, admission, media, outputTokens)),
            new Models(authentication, catalog),
            new Operations(readiness, metrics::page),
            new AdminApi(settings, door, keys, guesses, desk(store, keys, ledger), once));
    var requestLog = new RequestLog(log, settings);
    var requestMetrics = new RequestMetrics(metrics);
    var servers =
        new HttpServers(
            vertx,
            new Router(routes),
            settings,
            readiness,
            served -> {
              requestLog.served(served);
              requestMetrics.served(served);
            });
    URI address = listen(servers, settings);
    ownPort.set(address.getPort());
    if (settings.get(Media.WARM)) {
      pictures.warm();
    }
    parts.add(servers::drain);
    parts.add(door).open(address);

    // Last of all that may fail: a first key whose secret nobody was shown would be lost.
    Optional<String> firstKey = keys.bootstrap(settings.get(AccountSettings.BOOTSTRAP_KEY));
    Discovery discovery =
        parts.add(new Discovery(vertx, catalog, settings, Set.of(address.getPort())));
    discovery.start();
    return new Fovea(address, firstKey, catalog, discovery, parts);
  }

  private static Pictures pictures(Settings settings, Map<String, String> environment) {
    Optional<Path> jpegXl = JpegXl.program(environment.getOrDefault("PATH", ""));
    return new Pictures(WorkerKind.MEDIA.of(settings), jpegXl);
  }

  private static Metrics metrics(Admission admission, Usages usages) {
    var metrics = new Metrics();
    metrics.shows("fovea_requests_running", "Model requests under way.", admission::running);
    metrics.counts(
        "fovea_usage_records_lost_total",
        "Usage records that were not kept, because they came too fast or the database was away.",
        usages::dropped);
    admission
        .together()
        .ifPresent(_ ->
            metrics.shows(
                "fovea_limits_shared",
                "1 while all servers keep the limits of keys together in Redis, 0 while Redis is away.",
                () -> admission.together().orElse(false) ? 1 : 0));
    return metrics;
  }

  private static AdminDesk desk(Store store, Keys keys, Ledger ledger) {
    return new AdminDesk(
        new Accounts(store), keys, ledger, new GrantNotes(store), new UsageReports(store));
  }

  private static List<Route> routes(
      Authentication authentication,
      ChatCompletions chat,
      Estimates estimates,
      Models models,
      Operations operations,
      AdminApi admin) {
    return List.of(
        Route.post("/v1/chat/completions/estimate", estimates),
        Route.post("/chat/completions/estimate", estimates),
        Route.post("/v1/chat/completions", chat),
        Route.post("/chat/completions", chat),
        Route.get("/v1/models", models::list),
        Route.get("/v1/models/*", models::retrieve),
        Route.get("/models", models::list),
        Route.get("/models/*", models::retrieve),
        Route.get("/healthz", operations::health),
        Route.get("/readyz", operations::readiness),
        Route.get("/metrics", authentication.operators(operations::metrics)),
        Route.get("/openapi.yaml", operations::description),
        Route.get("/admin/openapi.yaml", operations::adminDescription),
        Route.get("/admin/v1/*", admin),
        Route.post("/admin/v1/*", admin),
        Route.patch("/admin/v1/*", admin));
  }

  private static URI listen(HttpServers servers, Settings settings) {
    String host = settings.get(HttpSettings.HOST);
    int port = settings.get(HttpSettings.PORT);
    try {
      int bound = servers.listen(host, port).await();
      String literal = host.contains(":") ? "[" + host + "]" : host;
      return URI.create("http://" + literal + ":" + bound);
    } catch (Exception e) { // the socket's own exceptions come undeclared
      throw new ConfigException(
          "Cannot listen on %s port %d: %s. Is another server there? Choose another port with --port."
              .formatted(host, port, e.getMessage()));
    }
  }

  /** Where it listens, as in {@code http://127.0.0.1:8080}. */
  public URI address() {
    return address;
  }

  public int port() {
    return address.getPort();
  }

  /** The secret of the key that was made because there was none; to be shown once. */
  public Optional<String> firstKey() {
    return firstKey;
  }

  public Catalog catalog() {
    return catalog;
  }

  /**
   * Waits until the engines of this machine were looked for once; a second or so at most. The
   * catalogue then lists those that run.
   */
  public void awaitEngines() {
    discovery.awaitFirstLook();
  }

  /**
   * Gives notice, lets running requests end within their grace, then closes everything, the last
   * opened first.
   */
  @Override
  public void close() {
    parts.close();
  }
}
