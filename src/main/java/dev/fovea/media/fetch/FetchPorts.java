package dev.fovea.media.fetch;

import java.util.Set;
import java.util.stream.Collectors;

/** The list of ports in the settings. */
final class FetchPorts {
  private static final int COUNT_MAX = 64;

  private FetchPorts() {}

  static Set<Integer> parse(String text) {
    return CommaList.items(text, COUNT_MAX).stream()
        .map(CommaList::port)
        .collect(Collectors.toUnmodifiableSet());
  }
}
