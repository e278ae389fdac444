package dev.fovea.media;

import dev.fovea.media.picture.Recipe;

/** What is to be done with a file so that a target can use it. */
sealed interface Plan {

  /** For a file that the target takes as it is. */
  static Plan unmade(Item.Present item) {
    return item.mended().isEmpty() ? new Keep() : new Relabel();
  }

  /** Nothing: the bytes go on as they lie in the request. */
  record Keep() implements Plan {}

  /** The bytes are right, but not what is said about them. */
  record Relabel() implements Plan {}

  /** A new file is made. */
  record Remake(Recipe recipe) implements Plan {}
}
