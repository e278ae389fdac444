package dev.fovea.cli;

import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The platform as its operator sees it, through the admin API: of the server that runs, or of the
 * data folder that none has open. Commands do not care which. For use by one thread.
 */
interface Admin extends AutoCloseable {

  /** Asks for something. */
  default ObjectNode get(String path, Map<String, String> query) {
    return ask("GET", path, query, Map.of());
  }

  /**
   * Asks for something, or has something done.
   *
   * @param path below the admin API's root, as in {@code /accounts}
   * @param body fields: texts, numbers, flags, lists, maps, and {@code null} for what is to be
   *     taken away
   * @throws RuntimeException with a message for the person, when it was refused
   */
  ObjectNode ask(
      String method, String path, Map<String, String> query, Map<String, @Nullable Object> body);

  /** Writes what may be long to where it is wanted. */
  void export(String path, Map<String, String> query, PrintStream out);

  @Override
  void close();

  /** A name as it stands in a path. */
  static String segment(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
