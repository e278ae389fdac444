package dev.fovea.provider;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * A host that speaks a dialect.
 *
 * @param name the word in settings and in a model's targets
 * @param title the name for people
 * @param dialect the wire protocol, such as {@code openai}
 * @param baseUrl what the dialect's paths are appended to, without a slash at the end; {@code
 *     builtin:<name>} for an engine of our own
 * @param headers sent with every request, credentials included; never logged
 * @param keyVariable the environment variable that switches the provider on, if it needs a key
 */
public record Provider(
    String name,
    String title,
    String dialect,
    URI baseUrl,
    Map<String, String> headers,
    Optional<String> keyVariable) {

  public Provider {
    headers = Map.copyOf(headers);
  }

  /** The same provider at another address. */
  public Provider at(URI address) {
    return new Provider(name, title, dialect, address, headers, keyVariable);
  }

  /** Without the headers: they hold the key. */
  @Override
  public String toString() {
    return "Provider[" + name + " " + dialect + " " + baseUrl + "]";
  }
}
