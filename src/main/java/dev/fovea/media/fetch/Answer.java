package dev.fovea.media.fetch;

import java.util.List;

/** What a host said. */
sealed interface Answer {

  /** Every {@code Cache-Control} header of it. */
  List<String> cacheControl();

  /** Ask there. */
  record Redirect(String location, List<String> cacheControl) implements Answer {}

  /** That is it. */
  record Found(MediaFile file, List<String> cacheControl) implements Answer {}
}
