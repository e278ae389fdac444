package dev.fovea.media.picture.decode;

import dev.fovea.vision.Format;
import dev.fovea.vision.Size;
import java.io.IOException;

/** Decodes pictures of some formats. For one thread. */
public interface PictureDecoder {

  /**
   * Decodes the first picture of a file; of an animation, the first frame as it is shown.
   *
   * <p>May throw anything at a hostile file: whoever calls takes it for a refusal.
   *
   * @param want the size that is enough, as the pixels lie in the file: a decoder may give any
   *     between it and the whole
   * @param pixelsMax what a header may claim; checked before memory is taken
   */
  Decoded decode(byte[] file, Format format, Size want, long pixelsMax) throws Refusal, IOException;
}
