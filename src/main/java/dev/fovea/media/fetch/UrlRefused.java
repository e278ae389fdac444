package dev.fovea.media.fetch;

/** A URL that is not taken; the message says why, without the URL. */
final class UrlRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String words;

  UrlRefused(String words) {
    super(words, null, false, false);
    this.words = words;
  }

  String words() {
    return words;
  }
}
