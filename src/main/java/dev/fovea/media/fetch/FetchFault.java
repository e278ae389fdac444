package dev.fovea.media.fetch;

import dev.fovea.error.MediaFault;

/**
 * Why a URL gave no file: what the client is told, and what the log is told.
 *
 * <p>Whoever asks must not learn what stands behind a host, so that everything which can happen to
 * a connection has the same words.
 */
final class FetchFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final String FAILED =
      "The file could not be fetched from its URL. The host has to answer a plain GET without a"
          + " login: status 200, not compressed, in time, after at most 3 redirects. Check the URL,"
          + " or send the file itself as a data URI.";

  private final MediaFault fault;
  private final String words;
  private final String reason;

  private FetchFault(MediaFault fault, String words, String reason) {
    super(words, null, false, false);
    this.fault = fault;
    this.words = words;
    this.reason = reason;
  }

  /** Whatever happened on the way; {@code reason} is for the log, without path and query. */
  static FetchFault failed(String reason) {
    return new FetchFault(MediaFault.FAILED_TO_DOWNLOAD_IMAGE, FAILED, reason);
  }

  /** An address that may not be dialled. */
  static FetchFault notPublic() {
    return new FetchFault(
        MediaFault.INVALID_IMAGE_URL,
        "The URL's host is not at a public address, so it is not fetched. Send the file itself as a"
            + " data URI; the operator can open stores of his own with 'fetch.allow'.",
        "an address that may not be dialled");
  }

  /** A URL that is refused as it stands. */
  static FetchFault refused(UrlRefused refused) {
    return url(refused.words());
  }

  /** A redirect to a URL that is refused as it stands. */
  static FetchFault redirected(UrlRefused refused) {
    return url("The URL redirects to another that is not fetched. " + refused.words());
  }

  private static FetchFault url(String message) {
    return new FetchFault(MediaFault.INVALID_IMAGE_URL, message, message);
  }

  static FetchFault tooLarge(long bytesMax) {
    return new FetchFault(
        MediaFault.IMAGE_FILE_TOO_LARGE,
        "The file behind the URL is larger than the %d bytes that are fetched. Use a smaller one."
            .formatted(bytesMax),
        "larger than %d bytes".formatted(bytesMax));
  }

  static FetchFault empty() {
    return new FetchFault(
        MediaFault.EMPTY_IMAGE_FILE, "The file behind the URL has no bytes.", "no bytes");
  }

  MediaFault fault() {
    return fault;
  }

  /** The words for the client. */
  String words() {
    return words;
  }

  /** The words for the log. */
  String reason() {
    return reason;
  }
}
