package dev.fovea.media.fetch;

import java.net.InetAddress;

/** Whom a URL names. */
sealed interface UrlHost {

  /** As it stands in a URL and in a {@code Host} header. */
  String text();

  /** Without the brackets of version 6. */
  String plain();

  /**
   * To be looked up.
   *
   * @param text in lower case, letters, digits, hyphens and dots
   */
  record Name(String text) implements UrlHost {
    @Override
    public String plain() {
      return text;
    }
  }

  /** An address itself. */
  record Literal(InetAddress address) implements UrlHost {
    @Override
    public String text() {
      return AddressText.inUrl(address);
    }

    @Override
    public String plain() {
      return AddressText.plain(address);
    }
  }
}
