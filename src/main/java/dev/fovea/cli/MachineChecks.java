package dev.fovea.cli;

import dev.fovea.account.Key;
import dev.fovea.account.Keys;
import dev.fovea.config.Settings;
import dev.fovea.http.HttpSettings;
import dev.fovea.store.Store;
import dev.fovea.store.StoreException;
import dev.fovea.store.StoreSettings;
import dev.fovea.worker.WorkerSettings;
import dev.fovea.worker.confine.Mode;
import dev.fovea.worker.confine.Support;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the program itself needs: a JDK, a folder, a port. */
final class MachineChecks {
  private static final String GROUP = "This machine";
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private MachineChecks() {}

  static List<Check> all(Settings settings) {
    return List.of(java(), data(settings), port(settings), confinement(settings));
  }

  private static Check java() {
    String detail =
        "Java %s, %s, in %s"
            .formatted(
                Runtime.version(),
                System.getProperty("java.vendor", "?"),
                System.getProperty("java.home", "?"));
    return Check.on(GROUP, "JDK", detail);
  }

  /** Looks without making anything: the doctor leaves no traces. */
  private static Check data(Settings settings) {
    Path folder = settings.get(StoreSettings.DATA);
    boolean elsewhere = settings.get(StoreSettings.DATABASE).isPresent();
    if (!elsewhere && Files.notExists(folder.resolve("fovea.db"))) {
      return Check.off(GROUP, "data", folder + " will be made at the first start", "./run serve");
    }
    try (Store store = Store.open(settings)) {
      long working = new Keys(store).list().stream().filter(MachineChecks::works).count();
      String detail =
          "%s, %d working API keys"
              .formatted(elsewhere ? "the database of FOVEA_DATABASE" : folder, working);
      return working > 0
          ? Check.on(GROUP, "data", detail)
          : Check.off(GROUP, "data", detail, "./run key create --name NAME");
    } catch (StoreException e) {
      return Check.missing(
          GROUP, "data", String.valueOf(e.getMessage()), "./run serve --data FOLDER");
    }
  }

  private static boolean works(Key key) {
    return key.revoked().isEmpty();
  }

  private static Check port(Settings settings) {
    String host = settings.get(HttpSettings.HOST);
    int port = settings.get(HttpSettings.PORT);
    String place = host + ":" + port;
    if (isFree(host, port)) {
      return Check.on(GROUP, "port", place + " is free");
    }
    if (isFovea(host, port)) {
      return Check.on(GROUP, "port", place + " is Fovea's, which runs");
    }
    return Check.off(
        GROUP, "port", place + " is taken by another program", "./run serve --port 8081");
  }

  /** What becomes of a hostile picture that takes over its decoder. */
  private static Check confinement(Settings settings) {
    Mode mode = settings.get(WorkerSettings.CONFINE);
    Support support = Support.ofThisMachine();
    Optional<String> lack =
        mode == Mode.OFF ? Optional.of("off by worker.confine") : support.lack();
    if (lack.isEmpty()) {
      return Check.on(
          GROUP,
          "confinement",
          "workers lose files, network and programs: Landlock (ABI %d), seccomp"
              .formatted(support.landlock()));
    }
    return switch (mode) {
      case OFF -> Check.off(GROUP, "confinement", lack.get(), "FOVEA_WORKER_CONFINE=auto");
      case AUTO ->
          Check.off(
              GROUP, "confinement", lack.get(), "Linux 5.13 or later, booted with lsm=landlock,…");
      case REQUIRED ->
          Check.missing(
              GROUP,
              "confinement",
              lack.get() + "; so none is started",
              "FOVEA_WORKER_CONFINE=auto");
    };
  }

  private static boolean isFree(String host, int port) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(host, port));
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  /** Only we answer /healthz and describe ourselves under /openapi.yaml. */
  private static boolean isFovea(String host, int port) {
    String address = host.equals("0.0.0.0") ? "127.0.0.1" : host;
    URI page = URI.create("http://%s:%d/openapi.yaml".formatted(address, port));
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      HttpRequest request = HttpRequest.newBuilder(page).timeout(PATIENCE).build();
      return client.send(request, BodyHandlers.ofString()).body().contains("Fovea");
    } catch (IOException _) {
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
