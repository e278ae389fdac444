package dev.fovea.telemetry;

/** How a line of the log is written. */
public enum LogFormat {
  /** For people. */
  TEXT,
  /** One JSON object. */
  JSON
}
