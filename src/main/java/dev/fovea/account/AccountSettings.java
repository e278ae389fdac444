package dev.fovea.account;

import dev.fovea.config.Setting;
import java.util.List;
import java.util.Optional;

/** How the first caller gets in. */
public final class AccountSettings {
  public static final Setting<Optional<String>> BOOTSTRAP_KEY =
      new Setting<>(
          "bootstrap_key",
          Optional.empty(),
          "",
          "1 to 512 visible ASCII characters",
          true,
          "The secret of the first API key, instead of a random one that is printed at the first"
              + " start. It is added wherever it is absent; one that was revoked stays revoked. Take one that nobody can guess.",
          AccountSettings::secret);

  static final Setting<Integer> WRONG_KEYS =
      Setting.integer(
          "wrong_keys_per_minute",
          60,
          1,
          1_000_000,
          "Wrong API keys from one address in a minute that are answered with 401; more are answered"
              + " with 429 until the minute is over. Right keys from there are not affected.");

  public static final List<Setting<?>> ALL = List.of(BOOTSTRAP_KEY, WRONG_KEYS);

  private AccountSettings() {}

  /** A key travels in a header, where other characters do not survive. */
  private static Optional<String> secret(String text) {
    boolean visible = text.chars().allMatch(c -> c > ' ' && c < 0x7f);
    if (!visible || text.length() > Secret.LENGTH_MAX) {
      throw new IllegalArgumentException("not fit for a header");
    }
    return Optional.of(text);
  }
}
