package dev.fovea.cli;

import dev.fovea.json.Json;
import dev.fovea.json.JsonSegments;
import dev.fovea.json.Slice;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A picture or a video as the person named it, ready to be sent.
 *
 * @param video whether it goes out as a video
 * @param source a URL, or a data URI, as it stands in JSON
 */
record Picture(boolean video, Slice source) {
  static final String STANDARD_INPUT = "-";

  /** More than any server takes; what is between is the server's to refuse. */
  private static final int BYTES_MAX = 1 << 29;

  private static final Pattern URL = Pattern.compile("(?i)(https?://|data:).*", Pattern.DOTALL);
  private static final Pattern VIDEO_URL =
      Pattern.compile("(?i)(https?://[^?#]*\\.(mp4|m4v|mov|webm|mkv)([?#].*)?|data:video/.*)");

  /** Reads what {@code name} names: a URL stays one, {@code -} is the standard input. */
  static Picture read(String name, InputStream input) {
    if (URL.matcher(name).matches()) {
      return new Picture(VIDEO_URL.matcher(name).matches(), Json.escaped(name));
    }
    return inline(name, name.equals(STANDARD_INPUT) ? all(input) : all(file(name)));
  }

  /**
   * Whether it can only be meant as a picture: a URL, the standard input or a file that is there.
   */
  static boolean isNamedBy(String text) {
    return text.equals(STANDARD_INPUT)
        || (URL.matcher(text).matches() && text.indexOf(' ') < 0)
        || isFile(text);
  }

  static Picture inline(String name, byte[] bytes) {
    if (bytes.length == 0) {
      throw new Trouble("%s is empty.".formatted(title(name)));
    }
    String type = MediaType.of(bytes);
    byte[] head = ("data:" + type + ";base64,").getBytes(StandardCharsets.US_ASCII);
    byte[] payload = Base64.getEncoder().encode(bytes);
    byte[] source = new byte[head.length + payload.length];
    System.arraycopy(head, 0, source, 0, head.length);
    System.arraycopy(payload, 0, source, head.length, payload.length);
    return new Picture(type.startsWith("video/"), Slice.of(source));
  }

  /** Writes it as a part of a message's content. */
  void write(JsonSegments json) {
    String kind = video ? "video_url" : "image_url";
    json.startObject().name("type").string(kind).name(kind);
    json.startObject().name("url").rawString(source).endObject().endObject();
  }

  private static boolean isFile(String name) {
    try {
      return Files.isRegularFile(Path.of(name));
    } catch (InvalidPathException _) {
      return false;
    }
  }

  private static byte[] all(InputStream input) {
    try {
      return bounded(input.readNBytes(BYTES_MAX + 1), STANDARD_INPUT);
    } catch (IOException e) {
      throw new Trouble("The standard input cannot be read: " + e.getMessage());
    }
  }

  private static byte[] all(Path file) {
    try (InputStream input = Files.newInputStream(file)) {
      return bounded(input.readNBytes(BYTES_MAX + 1), file.toString());
    } catch (NoSuchFileException _) {
      throw new Trouble("There is no file '%s'.".formatted(file));
    } catch (IOException e) {
      throw new Trouble(
          "'%s' cannot be read: %s."
              .formatted(file, Files.isDirectory(file) ? "it is a folder" : reason(e)));
    }
  }

  private static byte[] bounded(byte[] bytes, String name) {
    if (bytes.length > BYTES_MAX) {
      throw new Trouble("%s is larger than %d bytes.".formatted(title(name), BYTES_MAX));
    }
    return bytes;
  }

  private static Path file(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException _) {
      throw new Trouble("There is no file '%s'.".formatted(name));
    }
  }

  private static String reason(IOException e) {
    return e.getClass().getSimpleName().replace("Exception", "").toLowerCase(Locale.ROOT);
  }

  private static String title(String name) {
    return name.equals(STANDARD_INPUT) ? "The standard input" : "'" + name + "'";
  }

  @Override
  public String toString() {
    return (video ? "video of " : "picture of ") + source.length() + " characters";
  }
}
