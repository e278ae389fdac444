package dev.fovea.media.fetch;

import dev.fovea.vision.Modality;

/**
 * A file that a caller names by its URL.
 *
 * @param url as he wrote it
 * @param modality tells the limits: a video may be larger and take longer than anything else
 * @param place the part's place, for a failure's {@code param}
 */
public record Wanted(String url, Modality modality, String place) {
  @Override
  public String toString() {
    return "Wanted[" + place + "]"; // a URL's query may be a key
  }
}
