package dev.fovea.admission;

import java.util.List;

/**
 * How a key stands with its limits by the minute.
 *
 * @param gauges one for each limit that the key has
 */
public record Standing(List<Gauge> gauges) {

  /**
   * One limit.
   *
   * @param what {@code requests}, {@code tokens} or {@code images}
   * @param limit how much there may be in any 60 seconds
   * @param remaining how much of it is left now
   * @param resetMillis when all of it will be there again if nothing more is used
   */
  public record Gauge(String what, long limit, long remaining, long resetMillis) {}
}
