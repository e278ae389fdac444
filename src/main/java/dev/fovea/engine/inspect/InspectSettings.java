package dev.fovea.engine.inspect;

import dev.fovea.config.ConfigException;
import dev.fovea.config.Setting;
import dev.fovea.config.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Settings of {@code fovea/inspect}.
 *
 * @param models a folder with PP-OCR models to read with instead of those that come along
 */
public record InspectSettings(Optional<Path> models) {
  private static final Setting<Optional<Path>> MODELS =
      Setting.optionalPath(
          "inspect.models",
          "A folder with other PP-OCR models (det.onnx, rec.onnx, cls.onnx, keys.txt) for"
              + " fovea/inspect to read with.");

  /** Every setting of this room. */
  public static final List<Setting<?>> ALL = List.of(MODELS);

  /**
   * Reads them.
   *
   * @throws ConfigException when the folder with models is not there
   */
  public static InspectSettings of(Settings settings) {
    settings
        .get(MODELS)
        .filter(folder -> !Files.isDirectory(folder))
        .ifPresent(folder -> {
          throw new ConfigException("inspect.models: there is no folder " + folder + ".");
        });
    return new InspectSettings(settings.get(MODELS));
  }
}
