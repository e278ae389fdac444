package dev.fovea.config;

/**
 * A place in a settings file, written as {@code fovea.yaml:12}.
 *
 * @param line counted from 1
 */
public record Where(String file, int line) {
  @Override
  public String toString() {
    return file + ":" + line;
  }
}
