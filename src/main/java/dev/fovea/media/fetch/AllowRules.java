package dev.fovea.media.fetch;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The list of opened addresses in the settings. */
final class AllowRules {
  private static final int COUNT_MAX = 256;
  private static final Pattern NUMERIC = Pattern.compile("[0-9./]+|.*[:/].*");

  private AllowRules() {}

  static List<AllowRule> parse(String text) {
    return CommaList.items(text, COUNT_MAX).stream().map(AllowRules::rule).toList();
  }

  private static AllowRule rule(String text) {
    HostPort parts = HostPort.split(text);
    if (NUMERIC.matcher(parts.host()).matches()) {
      return new AllowRule.Network(Cidr.parse(parts.host()), parts.port());
    }
    try {
      return new AllowRule.Named(
          HostReader.name(parts.host().toLowerCase(Locale.ROOT)), parts.port());
    } catch (UrlRefused notAName) {
      throw new IllegalArgumentException("neither a network nor a name", notAName);
    }
  }
}
