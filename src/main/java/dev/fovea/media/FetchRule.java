package dev.fovea.media;

import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import dev.fovea.error.MediaFault;
import dev.fovea.json.Json;
import dev.fovea.json.Slice;
import dev.fovea.vision.MediaPolicy.Fetch;
import dev.fovea.vision.Modality;
import dev.fovea.vision.Part;
import dev.fovea.vision.Source;

/** Who fetches what a part names by its URL. */
final class FetchRule {
  /** Longest URL that is taken, in bytes; browsers and servers agree on about this much. */
  private static final int URL_BYTES_MAX = 8192;

  private static final String SCHEME = "http";

  private final boolean vendorFetches;
  private final Fetch wish;

  FetchRule(Terms terms) {
    this.vendorFetches = terms.limits().fetches();
    this.wish = terms.policy().fetch().orElse(Fetch.AUTO);
  }

  /**
   * Whether a part names a URL that we are to fetch.
   *
   * @throws FailureException {@link Failure.MediaRejected} when it is no URL
   */
  boolean ours(Part.Media part) {
    if (!(part.source() instanceof Source.Remote(Slice raw))) {
      return false;
    }
    if (raw.length() > URL_BYTES_MAX) {
      throw rejected(
          "The URL is longer than %d bytes. Was base64 sent without its 'data:image/…;base64,'?"
              .formatted(URL_BYTES_MAX),
          part);
    }
    String url = Json.string(raw);
    boolean http = isHttp(url);
    if (!http && !vendorsOwn(url)) {
      throw rejected("The URL has to begin with https://, http:// or data:.", part);
    }
    return switch (wish) {
      case INLINE -> true;
      case PASS_THROUGH -> !vendorFetches;
      case AUTO -> !vendorFetches || (http && part.form().modality() == Modality.IMAGE);
    };
  }

  private static boolean isHttp(String url) {
    return url.regionMatches(true, 0, SCHEME + "://", 0, SCHEME.length() + 3)
        || url.regionMatches(true, 0, SCHEME + "s://", 0, SCHEME.length() + 4);
  }

  /** Vendors have schemes of their own for what lies with them. */
  private boolean vendorsOwn(String url) {
    return vendorFetches && url.matches("(gs|s3|oss|ms)://.+");
  }

  private static FailureException rejected(String message, Part.Media part) {
    return new FailureException(
        new Failure.MediaRejected(MediaFault.INVALID_IMAGE_URL, message, part.payloadPlace()));
  }
}
