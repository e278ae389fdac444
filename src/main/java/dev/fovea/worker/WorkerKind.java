package dev.fovea.worker;

import dev.fovea.config.Setting;
import dev.fovea.config.Settings;
import java.time.Duration;
import java.util.List;

/** The settings of one kind of worker, all beginning with its own prefix. */
public final class WorkerKind {
  /** Decodes and reads pictures for {@code fovea/inspect}. */
  public static final WorkerKind INSPECT =
      new WorkerKind("worker", "worker of fovea/inspect", "60s", 1);

  /** Decodes and converts pictures on their way to a model. */
  public static final WorkerKind MEDIA =
      new WorkerKind("media.worker", "worker that converts pictures", "10s", 2);

  private final String prefix;
  private final Setting<Long> heap;
  private final Setting<Long> resident;
  private final Setting<Long> output;
  private final Setting<Duration> timeout;
  private final Setting<Duration> idle;
  private final Setting<Integer> queue;
  private final Setting<Duration> patience;
  private final Setting<Integer> count;

  private WorkerKind(String prefix, String title, String timeout, int count) {
    this.prefix = prefix;
    this.heap =
        Setting.bytes(
            prefix + ".heap",
            "512MiB",
            "64MiB",
            "16GiB",
            "Java heap of a %s, a child process.".formatted(title));
    this.resident =
        Setting.bytes(
            prefix + ".resident",
            "1536MiB",
            "128MiB",
            "64GiB",
            "Memory of a %s altogether; one that needs more is stopped. Watched on Linux only."
                .formatted(title));
    this.output =
        Setting.bytes(
            prefix + ".output",
            "64MiB",
            "1MiB",
            "128MiB",
            "What a %s may answer to one picture; one that says more is stopped.".formatted(title));
    this.timeout =
        Setting.duration(
            prefix + ".timeout", timeout, "1s", "1h", "Time for one picture; then it is stopped.");
    this.idle =
        Setting.duration(
            prefix + ".idle", "10m", "1s", "1d", "How long an unused %s is kept.".formatted(title));
    this.queue =
        Setting.integer(
            prefix + ".queue",
            16,
            0,
            10_000,
            "Pictures that may wait for a %s; more get a 503.".formatted(title));
    this.patience =
        Setting.duration(prefix + ".patience", "30s", "1s", "1h", "How long each of them waits.");
    this.count =
        Setting.integer(prefix + ".count", count, 1, 64, "How many of them run at the same time.");
  }

  String prefix() {
    return prefix;
  }

  List<Setting<?>> all() {
    return List.of(heap, resident, output, timeout, idle, queue, patience, count);
  }

  public WorkerSettings of(Settings settings) {
    return new WorkerSettings(
        prefix,
        settings.get(heap),
        settings.get(resident),
        settings.get(output),
        settings.get(timeout),
        settings.get(idle),
        settings.get(queue),
        settings.get(patience),
        settings.get(count),
        settings.get(WorkerSettings.CONFINE));
  }
}
