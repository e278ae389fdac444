package dev.fovea.admission;

import dev.fovea.config.Setting;
import java.util.List;

/** How much may be under way at once. */
public final class AdmissionSettings {
  static final Setting<Integer> REQUESTS_MAX =
      Setting.integer(
          "admission.requests_max",
          4096,
          1,
          1_000_000,
          "Model requests under way at once; more are refused with 503 and a time to come back.");

  public static final List<Setting<?>> ALL = List.of(REQUESTS_MAX);

  private AdmissionSettings() {}
}
