package dev.fovea.media.fetch;

import java.net.InetAddress;
import java.util.OptionalInt;

/** An address that the operator has opened although it is not public. */
sealed interface AllowRule {

  /** The only port that it opens; empty for the ordinary ones. */
  OptionalInt port();

  /** Whether it speaks of this address, reached by this host. */
  boolean covers(UrlHost host, InetAddress address);

  /** Every address of a network, whatever it is called. */
  record Network(Cidr network, OptionalInt port) implements AllowRule {
    @Override
    public boolean covers(UrlHost host, InetAddress address) {
      return network.contains(address);
    }
  }

  /** A name, and so whatever it resolves to. */
  record Named(String name, OptionalInt port) implements AllowRule {
    @Override
    public boolean covers(UrlHost host, InetAddress address) {
      return host.plain().equals(name);
    }
  }
}
