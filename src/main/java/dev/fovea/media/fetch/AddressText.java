package dev.fovea.media.fetch;

import io.netty.util.NetUtil;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Addresses as they are written, strictly: the JDK reads {@code 127.1}, {@code 2130706433} and
 * {@code 0177.0.0.1}, each in a way of its own.
 */
final class AddressText {
  private static final String BYTE = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
  private static final Pattern QUAD = Pattern.compile(BYTE + "(?:\\." + BYTE + "){3}");
  private static final Pattern SIX = Pattern.compile("[0-9A-Fa-f:.]{2,45}");

  private AddressText() {}

  /** Four numbers from 0 to 255 without leading zeros. */
  static Optional<InetAddress> v4(String text) {
    return QUAD.matcher(text).matches()
        ? Optional.of(InetAddress.ofLiteral(text))
        : Optional.empty();
  }

  /**
   * Version 6 without brackets and zone; an address of version 4 that is mapped into 6 comes out as
   * the former.
   */
  static Optional<InetAddress> v6(String text) {
    if (!SIX.matcher(text).matches() || text.indexOf(':') < 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.ofLiteral(text));
    } catch (IllegalArgumentException notAnAddress) {
      return Optional.empty();
    }
  }

  static Optional<InetAddress> any(String text) {
    return v4(text).or(() -> v6(text));
  }

  /** As it stands in a URL, version 6 in brackets and shortened. */
  static String inUrl(InetAddress address) {
    String text = plain(address);
    return address instanceof Inet6Address ? "[" + text + "]" : text;
  }

  /** Without brackets. */
  static String plain(InetAddress address) {
    return NetUtil.toAddressString(address);
  }
}
