package dev.fovea.media.fetch;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/** The list of DNS servers in the settings. */
final class DnsServers {
  private static final int COUNT_MAX = 3;
  private static final int PORT = 53;

  private DnsServers() {}

  static List<InetSocketAddress> parse(String text) {
    return CommaList.items(text, COUNT_MAX).stream().map(DnsServers::server).toList();
  }

  private static InetSocketAddress server(String text) {
    HostPort parts = HostPort.split(text);
    Optional<InetAddress> address = AddressText.any(parts.host());
    return new InetSocketAddress(
        address.orElseThrow(() -> new IllegalArgumentException("not an address")),
        parts.port().orElse(PORT));
  }
}
