package dev.fovea.cost;

import java.util.Locale;

/** What a vendor may put a price on. */
public enum Rate {
  /** A million tokens of input that have no rate of their own. */
  INPUT(true),
  /** A million tokens of input that the vendor had in its cache; without it they cost as others. */
  CACHED_INPUT(true),
  /** A million tokens that pictures count for; as {@link #INPUT} when not said. */
  IMAGE_INPUT(true),
  /** A million tokens that videos count for; as {@link #INPUT} when not said. */
  VIDEO_INPUT(true),
  /** A million tokens of output, reasoning included. */
  OUTPUT(true),
  /** A picture, beside its tokens. */
  PER_IMAGE(false),
  /** A second of video, beside its tokens; a started one counts as one. */
  PER_SECOND(false),
  /** A page of a document that is sent as it is, beside its tokens. */
  PER_PAGE(false);

  private final boolean ofTokens;

  Rate(boolean ofTokens) {
    this.ofTokens = ofTokens;
  }

  /** Whether it is for a million tokens; else for one thing. */
  public boolean ofTokens() {
    return ofTokens;
  }

  /** The word in settings and on the wire. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
