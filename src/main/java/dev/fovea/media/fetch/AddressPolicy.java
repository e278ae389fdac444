package dev.fovea.media.fetch;

import dev.fovea.config.Settings;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntSupplier;

/**
 * Which addresses may be dialled: public ones on the ordinary ports, and what the operator has
 * opened; never this server itself. Safe for use by many threads.
 */
final class AddressPolicy {
  private static final int HTTPS_PORT = 443;
  private static final int HTTP_PORT = 80;

  private final boolean http;
  private final Set<Integer> ports;
  private final List<AllowRule> allowed;
  private final IntSupplier ownPort;

  /**
   * @param ownPort where this server listens; 0 while it does not
   */
  AddressPolicy(Settings settings, IntSupplier ownPort) {
    this.http = settings.get(FetchSettings.HTTP);
    this.ports = ports(settings);
    this.allowed = settings.get(FetchSettings.ALLOW).orElse(List.of());
    this.ownPort = ownPort;
  }

  private static Set<Integer> ports(Settings settings) {
    Set<Integer> ports = new HashSet<>(settings.get(FetchSettings.PORTS).orElse(Set.of()));
    ports.add(HTTPS_PORT);
    if (settings.get(FetchSettings.HTTP)) {
      ports.add(HTTP_PORT);
    }
    return Set.copyOf(ports);
  }

  /** What can be said of a URL before its host is looked up. */
  UrlRules urls() {
    Set<Integer> all = new HashSet<>(ports);
    allowed.forEach(rule -> rule.port().ifPresent(all::add));
    return new UrlRules(http, all);
  }

  /**
   * Whether all of a host's addresses may be dialled; one that may not refuses the host.
   *
   * @param addresses not empty
   */
  boolean allows(MediaUrl url, List<InetAddress> addresses) {
    return addresses.stream().allMatch(address -> allows(url, address));
  }

  private boolean allows(MediaUrl url, InetAddress address) {
    if (isOurselves(address, url.port())) {
      return false;
    }
    return allowed.stream().anyMatch(rule -> opens(rule, url, address))
        || (ports.contains(url.port()) && PublicAddresses.contains(address));
  }

  private boolean opens(AllowRule rule, MediaUrl url, InetAddress address) {
    boolean port =
        rule.port().isPresent() ? rule.port().getAsInt() == url.port() : ports.contains(url.port());
    return port && rule.covers(url.host(), address);
  }

  private boolean isOurselves(InetAddress address, int port) {
    return port == ownPort.getAsInt()
        && (address.isLoopbackAddress() || address.isAnyLocalAddress() || isOfThisMachine(address));
  }

  private static boolean isOfThisMachine(InetAddress address) {
    try {
      return NetworkInterface.getByInetAddress(address) != null;
    } catch (SocketException unknown) {
      return true;
    }
  }
}
