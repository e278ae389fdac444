package dev.fovea.media.fetch;

import dev.fovea.vision.Modality;

/**
 * What is fetched once for all who ask for it at the same time: accounts never share, so that none
 * learns what another has asked for.
 *
 * @param url the SHA-256 of the URL in its one form and of the modality: a URL may be long, and its
 *     query a secret, and many of these are kept
 * @param modality tells the limits
 */
record FetchKey(String account, String url, Modality modality) {
  static FetchKey of(String account, MediaUrl url, Modality modality) {
    return new FetchKey(account, Sha256.of(modality + "\n" + url.whole()), modality);
  }
}
