package dev.fovea.telemetry;

import dev.fovea.config.Setting;
import java.util.List;

/** What the operator may set about the log. */
public final class TelemetrySettings {
  public static final Setting<LogFormat> FORMAT =
      Setting.choice("log.format", LogFormat.TEXT, "How the log on standard error is written.");
  public static final Setting<Boolean> REQUESTS =
      Setting.flag("log.requests", true, "Whether every request gets a line in the log.");

  public static final List<Setting<?>> ALL = List.of(FORMAT, REQUESTS);

  private TelemetrySettings() {}
}
