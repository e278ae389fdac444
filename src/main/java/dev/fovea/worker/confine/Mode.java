package dev.fovea.worker.confine;

/** How much it matters that a worker is confined. */
public enum Mode {
  /** As far as this kernel can; what it cannot is logged. */
  AUTO,
  /** A worker that cannot be confined does not start. */
  REQUIRED,
  /** Not at all. */
  OFF
}
