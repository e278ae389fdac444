package dev.fovea.media.fetch;

public final class Fetcher implements AutoCloseable {
  public static final java.util.List<dev.fovea.config.Setting<?>> ALL = java.util.List.of();

  public Fetcher(io.vertx.core.Vertx vertx, dev.fovea.config.Settings settings) {}

  public java.util.Map<dev.fovea.vision.Place, Fetched> fetch(
      String account,
      java.util.List<dev.fovea.vision.Part.Media> parts,
      dev.fovea.worker.Cancel cancel) {
    return java.util.Map.of();
  }

  @Override
  public void close() {}
}
