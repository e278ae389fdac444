package dev.fovea.vision;

import java.util.Locale;

/** How closely a model is to look at a picture: OpenAI's {@code detail}. */
public enum Detail {
  AUTO,
  LOW,
  HIGH,
  ORIGINAL;

  /** The word on the wire. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
