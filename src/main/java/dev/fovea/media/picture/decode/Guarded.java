package dev.fovea.media.picture.decode;

import dev.fovea.vision.Format;
import java.io.IOException;

/** The boundary to decoders, which meet hostile files with errors of any kind. */
public final class Guarded {
  private Guarded() {}

  /** What may throw anything. */
  @FunctionalInterface
  public interface Work<T> {
    T run() throws Refusal, IOException;
  }

  /** The work's result. Whatever it throws is a refusal of the file. */
  @SuppressWarnings("CatchingThrowable") // see above
  public static <T> T by(Format format, Work<T> work) throws Refusal {
    try {
      return work.run();
    } catch (Refusal e) {
      throw e;
    } catch (Throwable e) {
      System.err.println("decode: " + format.word() + ": " + e.getClass().getName());
      throw ranOut(e) ? Refusal.ranOut() : Refusal.damaged(format);
    }
  }

  /** Readers hide it in exceptions of their own. */
  private static boolean ranOut(Throwable thrown) {
    Throwable at = thrown;
    for (int depth = 0; at != null && depth < 8; depth++) {
      if (at instanceof OutOfMemoryError) {
        return true;
      }
      at = at.getCause();
    }
    return false;
  }
}
