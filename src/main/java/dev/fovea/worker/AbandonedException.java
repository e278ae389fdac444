package dev.fovea.worker;

import java.io.IOException;

/** Ends a run that the server has lost interest in. */
final class AbandonedException extends IOException {
  private static final long serialVersionUID = 1L;
}
