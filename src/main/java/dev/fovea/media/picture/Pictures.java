package dev.fovea.media.picture;

public final class Pictures implements AutoCloseable {
  public static final java.util.List<dev.fovea.config.Setting<?>> ALL = java.util.List.of();

  public Pictures(dev.fovea.config.Settings settings) {}

  public java.util.List<Made> make(
      dev.fovea.json.Slice base64, Recipe recipe, String place, dev.fovea.worker.Cancel cancel) {
    return java.util.List.of();
  }

  @Override
  public void close() {}
}
