package dev.fovea.media;

import dev.fovea.config.Settings;
import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import dev.fovea.vision.MediaReport;
import dev.fovea.vision.PreparedRequest;
import dev.fovea.vision.VisionRequest;

/** Makes a request's media ready to be sent. Safe for use by many threads. */
public final class Media {
  private final Guard guard;

  public Media(Settings settings) {
    this.guard = new Guard(settings);
  }

  /**
   * Checks every picture, video, file and sound of the request, history included, and puts a true
   * label on those that have a wrong one.
   *
   * @throws FailureException {@link Failure.MediaRejected} that names the first part which cannot
   *     be used
   */
  public PreparedRequest prepare(VisionRequest request) {
    guard.count(request.media().toList());
    var intake = new Intake(guard);
    return new PreparedRequest(request.withMedia(intake::checked), MediaReport.NONE);
  }
}
