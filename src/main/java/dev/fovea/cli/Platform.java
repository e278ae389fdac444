package dev.fovea.cli;

import dev.fovea.Fovea;
import dev.fovea.account.AccountSettings;
import dev.fovea.config.Settings;
import dev.fovea.http.HttpSettings;
import dev.fovea.media.Media;
import dev.fovea.provider.ProviderSettings;
import dev.fovea.store.StoreSettings;
import dev.fovea.telemetry.TelemetrySettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The server that a question goes to: one that runs, or one in this process, on a port of its own,
 * that knows one key and forgets everything when it is closed.
 */
record Platform(URI address, Optional<String> key, Runnable end) implements AutoCloseable {

  /** Always ready, and honest about what it is. */
  static final String BUILT_IN = "fovea/inspect";

  static Platform running(URI address, Optional<String> key) {
    return new Platform(address, key, () -> {});
  }

  /** Looks for engines on this machine only when the model may be one of theirs. */
  static Platform inProcess(Settings settings, Map<String, String> environment, String model) {
    boolean local = settings.get(ProviderSettings.DISCOVER) && !model.equals(BUILT_IN);
    String key = "sk-ask-" + UUID.randomUUID();
    Path folder = temporary();
    try {
      Fovea fovea =
          Fovea.start(
              settings
                  .with(HttpSettings.HOST, "127.0.0.1")
                  .with(HttpSettings.PORT, 0)
                  .with(StoreSettings.DATA, folder)
                  .with(StoreSettings.DATABASE, Optional.empty())
                  .with(AccountSettings.BOOTSTRAP_KEY, Optional.of(key))
                  .with(TelemetrySettings.REQUESTS, false)
                  .with(Media.WARM, false)
                  .with(ProviderSettings.DISCOVER, local),
              environment);
      if (local && fovea.catalog().find(model).isEmpty()) {
        fovea.awaitEngines();
      }
      return new Platform(
          fovea.address(),
          Optional.of(key),
          () -> {
            fovea.close();
            delete(folder);
          });
    } catch (RuntimeException e) {
      delete(folder);
      throw e;
    }
  }

  @Override
  public void close() {
    end.run();
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("fovea-ask");
    } catch (IOException e) {
      throw new Trouble("No temporary folder can be made: " + e.getMessage());
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
