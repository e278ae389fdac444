package dev.fovea.media.fetch;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Optional;

/**
 * A network, such as {@code 10.0.0.0/8}.
 *
 * @param width bits of an address: 32 or 128
 * @param prefix bits that are the network's, 0 to {@code width}
 * @param network those bits, as a number
 */
record Cidr(int width, int prefix, BigInteger network) {

  /**
   * Reads a network, or one address.
   *
   * @throws IllegalArgumentException when it is neither, or bits beyond the prefix are set
   */
  static Cidr parse(String text) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    Optional<InetAddress> base = AddressText.any(address);
    byte[] bytes =
        base.orElseThrow(() -> new IllegalArgumentException("not an address")).getAddress();
    int width = bytes.length * 8;
    int prefix = slash < 0 ? width : Integer.parseInt(text.substring(slash + 1));
    if (prefix < 0 || prefix > width) {
      throw new IllegalArgumentException("the prefix is out of range");
    }
    var number = new BigInteger(1, bytes);
    int host = width - prefix;
    if (number.getLowestSetBit() >= 0 && number.getLowestSetBit() < host) {
      throw new IllegalArgumentException("bits beyond the prefix are set");
    }
    return new Cidr(width, prefix, number.shiftRight(host));
  }

  boolean contains(InetAddress address) {
    byte[] bytes = address.getAddress();
    return bytes.length * 8 == width
        && new BigInteger(1, bytes).shiftRight(width - prefix).equals(network);
  }
}
