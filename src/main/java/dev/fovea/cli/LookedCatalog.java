package dev.fovea.cli;

import dev.fovea.config.Settings;
import dev.fovea.provider.Catalog;
import dev.fovea.provider.ProviderSettings;
import dev.fovea.provider.discovery.Discovery;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.Set;

/** The catalogue with the engines that run now; nobody is asked anything through it. */
final class LookedCatalog {
  private LookedCatalog() {}

  static Catalog of(Settings settings, Map<String, String> environment) {
    Catalog catalog =
        Catalog.load(
            settings,
            environment,
            _ ->
                (_, _, _) -> {
                  throw new IllegalStateException("this command only looks");
                });
    if (settings.get(ProviderSettings.DISCOVER)) {
      Vertx vertx = Vertx.vertx();
      try (var discovery = new Discovery(vertx, catalog, settings, Set.of())) {
        discovery.look();
      } finally {
        vertx.close().await();
      }
    }
    return catalog;
  }
}
