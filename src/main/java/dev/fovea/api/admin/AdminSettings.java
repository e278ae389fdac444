package dev.fovea.api.admin;

import dev.fovea.config.Setting;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Who may administer the platform over HTTP. */
public final class AdminSettings {
  private static final int KEY_MIN = 16;
  private static final int KEY_MAX = 512;
  private static final int HOSTS_MAX = 32;
  private static final Pattern HOST = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?");

  public static final Setting<Optional<String>> KEY =
      new Setting<>(
          "admin.key",
          Optional.empty(),
          "",
          KEY_MIN + " to " + KEY_MAX + " visible ASCII characters",
          true,
          "The secret that /admin/v1 takes, from anywhere. Without it only the command line on this"
              + " machine, run by the same user, gets in. Take one that nobody can guess.",
          AdminSettings::key);

  static final Setting<List<String>> HOSTS =
      Setting.of(
          "admin.hosts",
          "",
          "up to " + HOSTS_MAX + " host names, parted by commas",
          "Names under which /admin/v1 may be reached, beside IP addresses and localhost: the one"
              + " that your proxy or your cluster uses. Others are refused, so that no web page can"
              + " get there under a name of its own.",
          AdminSettings::hosts);

  public static final List<Setting<?>> ALL = List.of(KEY, HOSTS);

  private AdminSettings() {}

  /** A key travels in a header, where other characters do not survive. */
  private static Optional<String> key(String text) {
    boolean visible = text.chars().allMatch(c -> c > ' ' && c < 0x7f);
    if (!visible || text.length() < KEY_MIN || text.length() > KEY_MAX) {
      throw new IllegalArgumentException("not fit for a key");
    }
    return Optional.of(text);
  }

  private static List<String> hosts(String text) {
    List<String> hosts =
        Arrays.stream(text.toLowerCase(Locale.ROOT).split(",", -1))
            .map(String::strip)
            .filter(host -> !host.isEmpty())
            .toList();
    if (hosts.size() > HOSTS_MAX || !hosts.stream().allMatch(HOST.asMatchPredicate())) {
      throw new IllegalArgumentException("not host names");
    }
    return hosts;
  }
}
