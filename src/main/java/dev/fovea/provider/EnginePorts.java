package dev.fovea.provider;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the list of ports on which local engines are looked for. */
final class EnginePorts {
  private static final int COUNT_MAX = 16;
  private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

  private EnginePorts() {}

  static List<Integer> parse(String text) {
    List<Integer> ports =
        Arrays.stream(COMMA.split(text.strip())).map(Integer::valueOf).distinct().toList();
    if (ports.size() > COUNT_MAX || ports.stream().anyMatch(port -> port < 1 || port > 65535)) {
      throw new IllegalArgumentException("out of range");
    }
    return ports;
  }
}
