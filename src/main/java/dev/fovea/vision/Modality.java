package dev.fovea.vision;

import java.util.Locale;

/** A kind of input that a model may take. */
public enum Modality {
  TEXT,
  IMAGE,
  VIDEO,
  FILE,
  AUDIO;

  /** A picture or a video. */
  public boolean isSeen() {
    return this == IMAGE || this == VIDEO;
  }

  /** The word on the wire and in settings. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
