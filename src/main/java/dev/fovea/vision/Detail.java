package dev.fovea.vision;

import dev.fovea.json.Slice;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

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

  /** The detail of that {@link #word}, as it stands in JSON, quotes included. */
  static Optional<Detail> of(Slice json) {
    return Arrays.stream(values())
        .filter(detail -> Slice.of('"' + detail.word() + '"').equals(json))
        .findFirst();
  }
}
