package dev.fovea.worker;

import dev.fovea.config.Setting;
import dev.fovea.worker.confine.Mode;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a kind of worker may use.
 *
 * @param prefix of the names of its settings, for messages
 * @param heapBytes a child's Java heap
 * @param residentBytes a child's whole memory; watched where the system tells it, on Linux
 * @param outputBytes what one run may answer
 * @param timeout the time of one run
 * @param idle how long an unused child is kept
 * @param queue how many may wait for a permit
 * @param patience how long each of them waits
 * @param count children at a time
 * @param confine how much it matters that a child is confined
 */
public record WorkerSettings(
    String prefix,
    long heapBytes,
    long residentBytes,
    long outputBytes,
    Duration timeout,
    Duration idle,
    int queue,
    Duration patience,
    int count,
    Mode confine) {

  /** Of all kinds. */
  public static final Setting<Mode> CONFINE =
      Setting.choice(
          "worker.confine",
          Mode.AUTO,
          "Whether workers give up files, network and programs (Landlock and seccomp, on Linux):"
              + " as far as the kernel can, or else not start, or not at all.");

  private static final String PREFIX = "fovea.worker.settings";

  /** Every setting of this room. */
  public static final List<Setting<?>> ALL =
      Stream.of(WorkerKind.INSPECT.all(), List.of(CONFINE), WorkerKind.MEDIA.all())
          .<Setting<?>>flatMap(List::stream)
          .toList();

  /** The flag that tells a child by which names its settings go. */
  String flag() {
    return "-D%s=%s".formatted(PREFIX, prefix);
  }

  /**
   * In a worker: the whole name of one of its settings, for messages.
   *
   * @param name as in {@code heap}
   */
  public static String own(String name) {
    return System.getProperty(PREFIX, WorkerKind.MEDIA.prefix()) + "." + name;
  }
}
