package dev.fovea.media.fetch;

import dev.fovea.vision.Modality;

/**
 * What is fetched once for all who ask for it at the same time: accounts never share, so that none
 * learns what another has asked for.
 *
 * @param url whole, in its one form
 * @param modality tells the limits
 */
record FetchKey(String account, String url, Modality modality) {
  @Override
  public String toString() {
    return "FetchKey[" + modality + "]"; // a URL's query may be a key
  }
}
