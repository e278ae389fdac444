package dev.fovea.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;

/** A picture small enough to stand in a command, drawn by {@code ./run assets}. */
final class Sample {
  private static final String FILE = "hello.png";

  private Sample() {}

  static byte[] picture() {
    try (InputStream in = Sample.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("not packed: " + FILE);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A whole chat request, without apostrophes, so that a shell takes it between two of them. */
  static String request() {
    return """
    {"model":"fovea/inspect","messages":[{"role":"user","content":[\
    {"type":"text","text":"Read all the text."},\
    {"type":"image_url","image_url":{"url":"data:image/png;base64,%s"}}]}]}\
    """
        .formatted(Base64.getEncoder().encodeToString(picture()));
  }
}
