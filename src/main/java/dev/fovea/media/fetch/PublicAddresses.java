package dev.fovea.media.fetch;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses belong to the public internet, by IANA's registries of special addresses. The
 * JDK's own predicates miss half of them.
 */
final class PublicAddresses {
  private static final List<Cidr> SPECIAL_V4 =
      networks(
          "0.0.0.0/8", // this network
          "10.0.0.0/8", // private
          "100.64.0.0/10", // carriers; Alibaba's metadata is at 100.100.100.200
          "127.0.0.0/8", // this machine
          "168.63.129.16/32", // Azure's agent for machines, though of a public block
          "169.254.0.0/16", // link-local; metadata of most clouds
          "172.16.0.0/12", // private
          "192.0.0.0/24", // protocols; Oracle's metadata is at 192.0.0.192
          "192.0.2.0/24", // documentation
          "192.88.99.0/24", // 6to4 relays
          "192.168.0.0/16", // private
          "198.18.0.0/15", // benchmarks
          "198.51.100.0/24", // documentation
          "203.0.113.0/24", // documentation
          "224.0.0.0/4", // multicast
          "240.0.0.0/4"); // reserved, broadcast

  /** All that is given out is in here; ULA, link-local, multicast and the rest are not. */
  private static final Cidr GLOBAL_V6 = Cidr.parse("2000::/3");

  private static final List<Cidr> SPECIAL_V6 =
      networks(
          "2001::/23", // protocols, with Teredo and ORCHID
          "2001:db8::/32", // documentation
          "2002::/16", // 6to4 carries any address of version 4
          "3fff::/20"); // documentation

  /** Behind it a network without version 4 reaches all of version 4 (RFC 6052). */
  private static final Cidr NAT64 = Cidr.parse("64:ff9b::/96");

  private PublicAddresses() {}

  static boolean contains(InetAddress address) {
    return address instanceof Inet6Address six ? publicSix(six) : publicFour(address);
  }

  private static boolean publicFour(InetAddress address) {
    return SPECIAL_V4.stream().noneMatch(network -> network.contains(address));
  }

  private static boolean publicSix(Inet6Address address) {
    if (NAT64.contains(address)) {
      return publicFour(lastFour(address));
    }
    return GLOBAL_V6.contains(address)
        && SPECIAL_V6.stream().noneMatch(network -> network.contains(address))
        && !isIsatap(address);
  }

  /** An interface id of {@code 0000:5efe} or {@code 0200:5efe} and an address of version 4. */
  private static boolean isIsatap(Inet6Address address) {
    byte[] bytes = address.getAddress();
    return (bytes[8] & ~2) == 0 && bytes[9] == 0 && bytes[10] == 0x5e && bytes[11] == (byte) 0xfe;
  }

  private static InetAddress lastFour(Inet6Address address) {
    try {
      return InetAddress.getByAddress(Arrays.copyOfRange(address.getAddress(), 12, 16));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }

  private static List<Cidr> networks(String... texts) {
    return Stream.of(texts).map(Cidr::parse).toList();
  }
}
