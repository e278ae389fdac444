package dev.fovea.media.fetch;

import java.util.OptionalInt;

/**
 * An operator's {@code host}, {@code host:port}, {@code [v6]:port} or bare {@code v6}, cut apart.
 *
 * @param host without brackets
 */
record HostPort(String host, OptionalInt port) {

  /** Cuts; what the host is worth is for others to say. */
  static HostPort split(String text) {
    if (text.startsWith("[")) {
      int end = text.indexOf(']');
      String rest = text.substring(end + 1);
      if (end < 0 || !(rest.isEmpty() || rest.startsWith(":"))) {
        throw new IllegalArgumentException("a bracket is missing");
      }
      return new HostPort(text.substring(1, end), port(rest));
    }
    int colon = text.indexOf(':');
    if (colon < 0 || colon != text.lastIndexOf(':')) {
      return new HostPort(text, OptionalInt.empty());
    }
    return new HostPort(text.substring(0, colon), port(text.substring(colon)));
  }

  private static OptionalInt port(String withColon) {
    return withColon.isEmpty()
        ? OptionalInt.empty()
        : OptionalInt.of(CommaList.port(withColon.substring(1)));
  }
}
