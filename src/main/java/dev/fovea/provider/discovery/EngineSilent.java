package dev.fovea.provider.discovery;

/** Somebody listens, but did not answer in time: an engine that is busy, perhaps. */
final class EngineSilent extends RuntimeException {
  private static final long serialVersionUID = 1L;

  EngineSilent() {
    super("no answer in time", null, false, false);
  }
}
