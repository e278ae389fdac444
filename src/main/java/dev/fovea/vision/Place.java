package dev.fovea.vision;

/**
 * Where a part stands in a request; written as an error's {@code param}: {@code
 * messages[2].content[1]}.
 */
public record Place(int message, int part) {
  @Override
  public String toString() {
    return "messages[" + message + "].content[" + part + "]";
  }
}
