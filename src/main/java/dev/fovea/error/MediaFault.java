package dev.fovea.error;

import java.util.Locale;

/** Why media was refused, in OpenAI's own words for it. */
public enum MediaFault {
  INVALID_BASE64_IMAGE,
  INVALID_IMAGE_URL,
  FAILED_TO_DOWNLOAD_IMAGE,
  UNSUPPORTED_IMAGE_MEDIA_TYPE,
  IMAGE_PARSE_ERROR,
  IMAGE_TOO_LARGE,
  IMAGE_TOO_SMALL,
  IMAGE_FILE_TOO_LARGE,
  EMPTY_IMAGE_FILE,
  INVALID_IMAGE_FORMAT;

  /** The error code on the wire. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
