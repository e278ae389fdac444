package dev.fovea.worker;

import dev.fovea.worker.confine.Mode;
import java.time.Duration;

/** Settings that leave a child of the tests all the room it needs. */
final class Roomy {
  static final Duration MINUTE = Duration.ofMinutes(1);

  static final WorkerSettings SETTINGS =
      new WorkerSettings(
          "worker",
          64 << 20,
          1L << 30,
          64 << 20,
          Duration.ofSeconds(30),
          Duration.ofMinutes(10),
          16,
          Duration.ofSeconds(30),
          1,
          Mode.AUTO);

  private Roomy() {}

  static WorkerSettings confine(Mode mode) {
    return of(SETTINGS.residentBytes(), SETTINGS.outputBytes(), SETTINGS.timeout(), mode);
  }

  static WorkerSettings timeout(Duration timeout) {
    return of(SETTINGS.residentBytes(), SETTINGS.outputBytes(), timeout, Mode.AUTO);
  }

  static WorkerSettings resident(long bytes) {
    return of(bytes, SETTINGS.outputBytes(), SETTINGS.timeout(), Mode.AUTO);
  }

  static WorkerSettings output(long bytes) {
    return of(SETTINGS.residentBytes(), bytes, SETTINGS.timeout(), Mode.AUTO);
  }

  /** For one child and one who waits for it. */
  static WorkerSettings line(Duration idle, Duration patience) {
    return new WorkerSettings(
        "worker", 64 << 20, 1L << 30, 64 << 20, MINUTE, idle, 1, patience, 1, Mode.AUTO);
  }

  private static WorkerSettings of(long resident, long output, Duration timeout, Mode mode) {
    return new WorkerSettings(
        SETTINGS.prefix(),
        SETTINGS.heapBytes(),
        resident,
        output,
        timeout,
        SETTINGS.idle(),
        SETTINGS.queue(),
        SETTINGS.patience(),
        SETTINGS.count(),
        mode);
  }
}
