package dev.fovea.media.fetch;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A URL that may be fetched. It is read once, here; what is looked up, dialled, sent and compared
 * afterwards is what was read, never the text again.
 *
 * @param tls whether it is https
 * @param port that it names, or its scheme's
 * @param target path and query, as they go into the request line
 */
record MediaUrl(boolean tls, UrlHost host, int port, String target) {
  /** Browsers and servers agree on about this much. */
  static final int LENGTH_MAX = 8192;

  private static final Pattern ABSOLUTE = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:");
  private static final int HTTPS_PORT = 443;
  private static final int HTTP_PORT = 80;

  /**
   * Reads an absolute URL of RFC 3986, and strictly: what two readers could take for two things is
   * refused.
   *
   * @throws UrlRefused that says what is wrong
   */
  static MediaUrl parse(String text, UrlRules rules) {
    if (text.isEmpty()) {
      throw new UrlRefused("The URL is empty.");
    }
    if (text.length() > LENGTH_MAX) {
      throw tooLong();
    }
    UrlCharacters.check(text);
    boolean tls = scheme(text, rules);
    String rest = withoutFragment(text.substring(text.indexOf("//") + 2));
    int end = authorityEnd(rest);
    UrlAuthority authority = UrlAuthority.read(rest.substring(0, end));
    int port = authority.port().orElse(tls ? HTTPS_PORT : HTTP_PORT);
    if (!rules.ports().contains(port)) {
      throw new UrlRefused("The port is not one that URLs may name here. Use the scheme's own.");
    }
    String target = UrlTarget.read(rest.substring(end));
    var url = new MediaUrl(tls, HostReader.read(authority.host()), port, target);
    if (url.whole().length() > LENGTH_MAX) {
      throw tooLong();
    }
    return url;
  }

  private static UrlRefused tooLong() {
    return new UrlRefused("The URL is longer than %d characters.".formatted(LENGTH_MAX));
  }

  /** True for https; every other scheme than the two is refused. */
  private static boolean scheme(String text, UrlRules rules) {
    int colon = text.indexOf(':');
    String scheme = colon < 0 ? "" : text.substring(0, colon).toLowerCase(Locale.ROOT);
    boolean tls = scheme.equals("https");
    if (!tls && !scheme.equals("http")) {
      throw new UrlRefused("The URL has to begin with https://.");
    }
    if (!tls && !rules.http()) {
      throw new UrlRefused(
          "Plain http is not fetched; use https. The operator can allow it with 'fetch.http'.");
    }
    if (!text.startsWith("//", colon + 1)) {
      throw new UrlRefused("Two slashes have to follow the scheme, as in https://.");
    }
    return tls;
  }

  private static String withoutFragment(String text) {
    int hash = text.indexOf('#');
    return hash < 0 ? text : text.substring(0, hash);
  }

  private static int authorityEnd(String rest) {
    int slash = rest.indexOf('/');
    int query = UrlTarget.pathEnd(rest);
    return slash < 0 ? query : Math.min(slash, query);
  }

  /**
   * Where a redirect leads, read just as strictly.
   *
   * @param location absolute or relative, of the redirect's own header
   * @throws UrlRefused that says what is wrong
   */
  MediaUrl resolve(String location, UrlRules rules) {
    if (location.length() > LENGTH_MAX) {
      throw tooLong();
    }
    UrlCharacters.check(location);
    String reference = withoutFragment(location);
    if (reference.startsWith("//")) {
      return parse(scheme() + ":" + reference, rules);
    }
    boolean absolute = ABSOLUTE.matcher(reference).lookingAt();
    return absolute
        ? parse(reference, rules)
        : parse(origin() + UrlTarget.resolve(target, reference), rules);
  }

  private String scheme() {
    return tls ? "https" : "http";
  }

  /** For the {@code Host} header. */
  String authority() {
    return port == (tls ? HTTPS_PORT : HTTP_PORT) ? host.text() : host.text() + ":" + port;
  }

  private String origin() {
    return scheme() + "://" + authority();
  }

  /** The whole URL in its one form; its query may be a key, so it is for machines only. */
  String whole() {
    return origin() + target;
  }

  /** For people: a query may be a key. */
  String withoutQuery() {
    return origin() + target.substring(0, UrlTarget.pathEnd(target));
  }

  @Override
  public String toString() {
    return withoutQuery();
  }
}
