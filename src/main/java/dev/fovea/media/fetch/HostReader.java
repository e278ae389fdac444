package dev.fovea.media.fetch;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads the host of a URL: a strict dotted quad, version 6 in brackets, or a name. Whatever looks
 * like a number in another notation is refused, because readers differ about it.
 */
final class HostReader {
  private static final int NAME_MAX = 253;
  private static final Pattern LABEL = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");
  private static final Pattern NUMBER = Pattern.compile("\\d+|0x[0-9a-f]*");

  private HostReader() {}

  /**
   * Reads what stands between the slashes and the port.
   *
   * @throws UrlRefused when it is none of the three
   */
  static UrlHost read(String text) {
    if (text.startsWith("[")) {
      return AddressText.v6(text.substring(1, text.length() - 1))
          .<UrlHost>map(UrlHost.Literal::new)
          .orElseThrow(() -> new UrlRefused("What stands in brackets is no IPv6 address."));
    }
    String name = International.toAscii(text).toLowerCase(Locale.ROOT);
    return isNumeric(name) ? quad(name) : new UrlHost.Name(name(name));
  }

  /** The last label tells, as it does for browsers. */
  private static boolean isNumeric(String name) {
    return NUMBER.matcher(name.substring(name.lastIndexOf('.') + 1)).matches();
  }

  private static UrlHost quad(String text) {
    return AddressText.v4(text)
        .<UrlHost>map(UrlHost.Literal::new)
        .orElseThrow(() ->
            new UrlRefused(
                "The host is a number, but no IPv4 address: write four numbers from 0 to 255 with"
                    + " dots between them and without leading zeros."));
  }

  /**
   * A name of letters, digits and hyphens, in lower case. Its last label begins with a letter, as
   * RFC 2396 had it: no other is in use, and readers differ about one that does not.
   */
  static String name(String text) {
    boolean name =
        text.length() <= NAME_MAX
            && Stream.of(text.split("\\.", -1)).allMatch(label -> LABEL.matcher(label).matches())
            && Character.isLetter(text.charAt(text.lastIndexOf('.') + 1));
    if (!name) {
      throw new UrlRefused(
          "The host is not a name: it may have letters, digits and hyphens with dots between them,"
              + " and its last part begins with a letter.");
    }
    return text;
  }
}
