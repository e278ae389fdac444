package dev.fovea.usage;

import dev.fovea.config.Setting;
import java.time.Duration;
import java.util.List;

/** How long it is remembered what requests used. */
public final class UsageSettings {
  static final Setting<Duration> RETENTION =
      Setting.duration(
          "usage.retention",
          "400d",
          "1d",
          "36500d",
          "How long usage records are kept; older ones are deleted, a few at a time. The default"
              + " holds a year and the month that is to be compared with it.");

  public static final List<Setting<?>> ALL = List.of(RETENTION);

  private UsageSettings() {}
}
