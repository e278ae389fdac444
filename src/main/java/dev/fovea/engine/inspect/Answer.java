package dev.fovea.engine.inspect;

import dev.fovea.engine.inspect.picture.Finding;

/**
 * The form of an answer. Told of each picture and what is found in it, in order, it says what the
 * question asked for. For one thread.
 */
interface Answer {

  /** Whether codes are to be looked for. */
  boolean wantsCodes();

  /** Whether the text is to be read. */
  boolean wantsText();

  /**
   * A picture comes next.
   *
   * @param bytes the length of its file
   */
  void begin(Picture picture, int bytes);

  /** Facts first, then codes, then lines. */
  void found(Finding finding);

  /** Everything was found that there is in the picture. */
  void end();

  /** There are no more pictures; there may have been none. */
  void finish();
}
