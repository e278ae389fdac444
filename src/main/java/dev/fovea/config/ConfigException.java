package dev.fovea.config;

import java.util.List;

/**
 * The configuration is wrong, so the program must not start.
 *
 * <p>The message is for the operator: one line per problem, each saying what is wrong, where, and
 * what is expected. It never holds a secret. No stack trace: it is an answer, not a fault of the
 * program.
 */
public final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ConfigException(String problem) {
    super(problem, null, false, false);
  }

  /** At a place in a file. */
  public ConfigException(Where where, String problem) {
    this(where + ": " + problem);
  }

  /** Everything that is wrong at once, so that it can be mended at once. */
  static ConfigException of(List<String> problems) {
    return new ConfigException(String.join("\n", problems));
  }
}
