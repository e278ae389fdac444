package dev.fovea.media.fetch;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Host and port as they are written in a URL.
 *
 * @param host with the brackets of version 6
 */
record UrlAuthority(String host, OptionalInt port) {
  private static final Pattern FORM =
      Pattern.compile("(?<host>\\[[^\\[\\]]*]|[^:\\[\\]]*)(?::(?<port>.*))?");
  private static final Pattern PORT = Pattern.compile("[1-9]\\d{0,4}");
  private static final int PORT_MAX = 65_535;

  /**
   * Reads what stands between the two slashes and the path.
   *
   * @throws UrlRefused that says what is wrong
   */
  static UrlAuthority read(String text) {
    if (text.indexOf('@') >= 0) {
      throw new UrlRefused("A user name or password in a URL is not taken: nothing before an '@'.");
    }
    if (text.indexOf('%') >= 0) {
      throw new UrlRefused("The host may not be percent-encoded.");
    }
    Matcher parts = FORM.matcher(text);
    if (!parts.matches() || parts.group("host").isEmpty()) {
      throw new UrlRefused("There is no host in the URL.");
    }
    String port = parts.group("port");
    return new UrlAuthority(
        parts.group("host"), port == null ? OptionalInt.empty() : OptionalInt.of(port(port)));
  }

  private static int port(String text) {
    int port = PORT.matcher(text).matches() ? Integer.parseInt(text) : 0;
    if (port < 1 || port > PORT_MAX) {
      throw new UrlRefused("The port is not a number from 1 to 65535.");
    }
    return port;
  }
}
