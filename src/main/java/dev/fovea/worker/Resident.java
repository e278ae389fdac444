package dev.fovea.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The memory of a process that is really there, heap and native. Known on Linux only. */
final class Resident {
  private static final Pattern LINE = Pattern.compile("(?m)^VmRSS:\\s+(\\d+) kB$");

  private Resident() {}

  /** Bytes; empty where the system does not say, or the process has ended. */
  static OptionalLong bytes(long pid) {
    try {
      // Not statm: it counts pages, and a JVM does not say how large a page is.
      Matcher found = LINE.matcher(Files.readString(Path.of("/proc/" + pid + "/status")));
      return found.find()
          ? OptionalLong.of(Long.parseLong(found.group(1)) << 10)
          : OptionalLong.empty();
    } catch (IOException _) {
      return OptionalLong.empty();
    }
  }
}
