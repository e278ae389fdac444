package dev.fovea.relay;

import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import dev.fovea.provider.Target;
import dev.fovea.vision.PreparedRequest;
import java.util.OptionalLong;

/** Spares a request its way when the pictures alone are more than the model's context holds. */
final class ContextWindow {
  private ContextWindow() {}

  /**
   * Text is not counted: nobody here knows the model's vocabulary, and a guess must not refuse.
   *
   * @throws FailureException {@link Failure.ContextLengthExceeded}, where it is certain
   */
  static void check(Target target, PreparedRequest prepared) {
    OptionalLong length = target.model().contextLength();
    long tokens = prepared.report().tokens();
    if (length.isPresent() && !target.tokens().bound() && tokens > length.getAsLong()) {
      throw new FailureException(
          new Failure.ContextLengthExceeded(
              "The media of the request count for %d tokens; the model '%s' holds %d in all. Send fewer or"
                      .formatted(tokens, target.model().id(), length.getAsLong())
                  + " smaller pictures, or ask for them with x_media: {downscale: economy}."));
    }
  }
}
