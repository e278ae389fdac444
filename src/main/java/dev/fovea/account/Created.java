package dev.fovea.account;

/**
 * A key just made.
 *
 * @param secret what the client sends; this is the only moment at which it is known
 */
public record Created(Key key, String secret) {
  @Override
  public String toString() {
    return key.toString();
  }
}
