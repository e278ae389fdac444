package dev.fovea.provider.dialect;

import dev.fovea.json.Slice;
import java.util.List;

/**
 * What goes to an upstream, credentials aside.
 *
 * @param path appended to the provider's base URL
 * @param body the JSON document in pieces; media payloads still lie in the client's request
 */
public record UpstreamCall(String path, List<Slice> body) {

  /** Bytes in all. */
  public long length() {
    long sum = 0;
    for (Slice piece : body) {
      sum += piece.length();
    }
    return sum;
  }
}
