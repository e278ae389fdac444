package dev.fovea.worker;

import dev.fovea.config.Setting;
import dev.fovea.config.Settings;
import java.time.Duration;
import java.util.List;

/**
 * What a kind of worker may use.
 *
 * @param heapBytes a child's Java heap
 * @param residentBytes a child's whole memory; watched where the system tells it, on Linux
 * @param timeout the time of one run
 * @param idle how long an unused child is kept
 * @param queue how many may wait for a permit
 * @param patience how long each of them waits
 * @param count children at a time
 */
public record WorkerSettings(
    long heapBytes,
    long residentBytes,
    Duration timeout,
    Duration idle,
    int queue,
    Duration patience,
    int count) {

  private static final Setting<Long> HEAP =
      Setting.bytes(
          "worker.heap", "512MiB", "64MiB", "16GiB", "Java heap of a worker, a child process.");
  private static final Setting<Long> RESIDENT =
      Setting.bytes(
          "worker.resident",
          "1536MiB",
          "128MiB",
          "64GiB",
          "Memory of a worker altogether; one that needs more is stopped. Watched on Linux only.");
  private static final Setting<Duration> TIMEOUT =
      Setting.duration(
          "worker.timeout", "60s", "1s", "1h", "Time for one picture; a longer run is stopped.");
  private static final Setting<Duration> IDLE =
      Setting.duration("worker.idle", "10m", "1s", "1d", "How long an unused worker is kept.");
  private static final Setting<Integer> QUEUE =
      Setting.integer(
          "worker.queue", 16, 0, 10_000, "Pictures that may wait for a worker; more get a 503.");
  private static final Setting<Duration> PATIENCE =
      Setting.duration(
          "worker.patience", "30s", "1s", "1h", "How long a picture waits for a worker.");
  private static final Setting<Integer> COUNT =
      Setting.integer("worker.count", 1, 1, 64, "Workers of a kind that run at the same time.");

  /** Every setting of this room. */
  public static final List<Setting<?>> ALL =
      List.of(HEAP, RESIDENT, TIMEOUT, IDLE, QUEUE, PATIENCE, COUNT);

  public static WorkerSettings of(Settings settings) {
    return new WorkerSettings(
        settings.get(HEAP),
        settings.get(RESIDENT),
        settings.get(TIMEOUT),
        settings.get(IDLE),
        settings.get(QUEUE),
        settings.get(PATIENCE),
        settings.get(COUNT));
  }
}
