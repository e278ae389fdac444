package dev.fovea.vision;

import java.util.Locale;

/** A kind of input that a model may take. */
public enum Modality {
  TEXT,
  IMAGE,
  VIDEO,
  FILE,
  AUDIO;

  /** The word on the wire and in settings. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
