package dev.fovea.api.admin;

import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Keeps web pages of others out. A page whose name is made to lead here (DNS rebinding) sends that
 * name as the host; one that calls us across sites sends where it comes from. Addresses cannot be
 * rebound, names that the operator lists are the operator's.
 */
final class HostRule {
  private static final Pattern V4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
  private static final Pattern V6 = Pattern.compile("\\[[0-9a-f:.]{2,45}]");
  private static final Pattern PORT = Pattern.compile(":\\d{1,5}$");
  private static final Pattern SCHEME = Pattern.compile("^https?://");

  private final List<String> names;

  HostRule(List<String> names) {
    this.names = List.copyOf(names);
  }

  /**
   * @param host the header {@code host}
   * @param origin the header {@code origin}, which browsers send
   * @throws FailureException {@code PermissionDenied}
   */
  void check(Optional<String> host, Optional<String> origin) {
    String asked = host.orElse("").toLowerCase(Locale.ROOT);
    if (!isOurs(PORT.matcher(asked).replaceFirst(""))) {
      throw denied(
          "The admin API is not reached under this host name. The operator lists it in the setting"
              + " 'admin.hosts' (FOVEA_ADMIN_HOSTS), or you use an address instead.");
    }
    if (origin.isPresent() && !bare(origin.get()).equals(asked)) {
      throw denied("The admin API does not answer pages of other sites.");
    }
  }

  private boolean isOurs(String name) {
    return name.equals("localhost")
        || V4.matcher(name).matches()
        || V6.matcher(name).matches()
        || names.contains(name);
  }

  private static String bare(String origin) {
    return SCHEME.matcher(origin.toLowerCase(Locale.ROOT)).replaceFirst("");
  }

  private static FailureException denied(String message) {
    return new FailureException(new Failure.PermissionDenied(message));
  }
}
