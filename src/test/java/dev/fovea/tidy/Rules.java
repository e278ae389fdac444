package dev.fovea.tidy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The laws of STYLE.md that no compiler knows. The words they look for are put together here. */
final class Rules {
  static final int FILE_LINES_MAX = 300;
  static final int FUNCTION_LINES_MAX = 70;

  private static final Set<String> NAME_PARTS =
      Set.of(
          "util", "utils", "helper", "helpers", "common", "impl", "manager", "service", "dto",
          "misc");

  private static final Pattern PART = Pattern.compile("[A-Z]?[a-z]+|[A-Z]+(?![a-z])");
  private static final Pattern FUNCTION =
      Pattern.compile("^ {2,6}(?!return |switch |if |for |while |try )[\\w<>\\[\\], .?]+\\(.*");
  private static final Pattern PUT_OFF = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");
  private static final Pattern SLEEP =
      Pattern.compile("\\b(Thread|TimeUnit\\.\\w+)\\.sle" + "ep\\(");
  private static final Pattern WALL_CLOCK = Pattern.compile("System\\.current" + "TimeMillis\\(");
  private static final Pattern MOCKS =
      Pattern.compile("(?i)\\b(moc" + "kito|easy" + "mock|wire" + "mock)\\b");
  private static final Pattern CODEC =
      Pattern.compile(
          "new (Json"
              + "Mapper|Object"
              + "Mapper|Json"
              + "Factory)\\(|Json"
              + "Mapper\\.builder\\(");
  private static final Pattern REGISTRY =
      Pattern.compile(
          "(?i)https?://[\\w.-]*(repo\\.maven|maven\\.org|mvnrep|registry\\.npm|pypi\\.|"
              + "files\\.pythonhosted|artifactory|nexus)");

  private static final Pattern ARCHIVE =
      Pattern.compile("(?i).*\\.(whl|egg|jar|war|zip|t?gz|bz2|xz|zst|7z|tar|deb|rpm|so|dll|exe)");

  private Rules() {}

  static Rule fileLength() {
    return (file, lines) ->
        isJava(file) && lines.size() > FILE_LINES_MAX
            ? Stream.of("%s: %d lines".formatted(file, lines.size()))
            : Stream.empty();
  }

  /** Formatted code: a body ends where a line has the brace at the depth of its first line. */
  static Rule functionLength() {
    return (file, lines) -> {
      List<String> faults = new ArrayList<>();
      for (int start = 0; start < lines.size(); start++) {
        int length = bodyLength(lines, start);
        if (isJava(file) && length > FUNCTION_LINES_MAX) {
          faults.add("%s:%d: a function of %d lines".formatted(file, start + 1, length));
        }
      }
      return faults.stream();
    };
  }

  private static int bodyLength(List<String> lines, int start) {
    String first = lines.get(start);
    if (!FUNCTION.matcher(first).matches() || first.contains(" = ")) {
      return 0;
    }
    String indent = first.substring(0, first.length() - first.stripLeading().length());
    boolean opened = false;
    for (int at = start; at < lines.size(); at++) {
      String line = lines.get(at);
      if (!opened && (line.endsWith(";") || line.endsWith("}"))) {
        return 0;
      }
      opened |= line.endsWith("{");
      if (opened && line.startsWith(indent + "}")) {
        return at - start + 1;
      }
    }
    return 0;
  }

  static Rule names() {
    return (file, _) ->
        isJava(file) || file.toString().contains("bin/")
            ? Stream.of(file.toString().split("/", -1))
                .flatMap(name -> PART.matcher(name).results().map(part -> part.group()))
                .filter(part -> NAME_PARTS.contains(part.toLowerCase(Locale.ROOT)))
                .map(part -> file + ": '" + part + "' in a name")
            : Stream.empty();
  }

  static Rule nothingIsPutOff() {
    return Rule.lines("put off", (file, line) -> PUT_OFF.matcher(line).find());
  }

  static Rule noSleep() {
    return Rule.lines("a sleep", (file, line) -> isJava(file) && SLEEP.matcher(line).find());
  }

  /** Spans are measured by {@code nanoTime}; moments are {@code Instant}s. */
  static Rule noWallClock() {
    return Rule.lines(
        "wall clock", (file, line) -> isJava(file) && WALL_CLOCK.matcher(line).find());
  }

  static Rule noMocks() {
    return Rule.lines("a mock", (file, line) -> MOCKS.matcher(line).find());
  }

  static Rule oneCodec() {
    return Rule.lines(
        "a codec of its own",
        (file, line) ->
            file.toString().matches(".*src/main/java/dev/fovea/(?!json/|error/).*")
                && CODEC.matcher(line).find());
  }

  static Rule noRegistry() {
    return Rule.lines("a registry's address", (file, line) -> REGISTRY.matcher(line).find());
  }

  /** What a client or a tool was downloaded as belongs into the build folder. */
  static Rule noArchive() {
    return (file, _) ->
        ARCHIVE.matcher(file.toString()).matches()
            ? Stream.of(file + ": an archive; download into target/")
            : Stream.empty();
  }

  static List<Rule> all() {
    return Arrays.asList(
        fileLength(),
        functionLength(),
        names(),
        nothingIsPutOff(),
        noSleep(),
        noWallClock(),
        noMocks(),
        oneCodec(),
        noRegistry(),
        noArchive());
  }

  private static boolean isJava(Path file) {
    return file.toString().endsWith(".java");
  }
}
