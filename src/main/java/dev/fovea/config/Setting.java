package dev.fovea.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The descriptor of one setting: everything that is known about it, in one place.
 *
 * <p>Each room declares its own in a {@code …Settings} class with a list {@code ALL}. Factories
 * with texts for bounds and defaults read them as the operator would write them.
 *
 * @param name dotted, lower case: {@code body.max_bytes}
 * @param fallback the value when nobody sets it
 * @param shown how the fallback is written; empty when there is none
 * @param form what a value looks like, to complete "expected …": {@code a size such as 64MiB}
 * @param secret whether the value must never be shown
 * @param doc what it does, in a sentence or two
 * @param parser from text to value; throws {@link IllegalArgumentException}
 */
public record Setting<T>(
    String name,
    T fallback,
    String shown,
    String form,
    boolean secret,
    String doc,
    Function<String, T> parser) {

  static final String PREFIX = "FOVEA_";

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)*");

  public Setting {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not a setting's name: " + name);
    }
  }

  /** A value of any type, whose fallback is written as {@code shown}. */
  public static <T> Setting<T> of(
      String name, String shown, String form, String doc, Function<String, T> parser) {
    return new Setting<>(name, parser.apply(shown), shown, form, false, doc, parser);
  }

  /** A whole number, bounds included. */
  public static Setting<Integer> integer(String name, int fallback, int min, int max, String doc) {
    String form = "a whole number from %d to %d".formatted(min, max);
    return of(
        name,
        Integer.toString(fallback),
        form,
        doc,
        text -> within(Integer.parseInt(text), min, max));
  }

  /** A number of bytes, bounds included: {@code 64MiB}, {@code 64MB}, {@code 67108864}. */
  public static Setting<Long> bytes(
      String name, String fallback, String min, String max, String doc) {
    String form = "a size from %s to %s, such as 64MiB, 64MB or 67108864".formatted(min, max);
    long least = Quantity.bytes(min);
    long most = Quantity.bytes(max);
    return of(name, fallback, form, doc, text -> within(Quantity.bytes(text), least, most));
  }

  /** A time, bounds included: {@code 500ms}, {@code 10s}, {@code 5m}, {@code 2h}. */
  public static Setting<Duration> duration(
      String name, String fallback, String min, String max, String doc) {
    String form = "a time from %s to %s, such as 500ms, 10s or 5m".formatted(min, max);
    Duration least = Quantity.duration(min);
    Duration most = Quantity.duration(max);
    return of(name, fallback, form, doc, text -> within(Quantity.duration(text), least, most));
  }

  /** {@code true} or {@code false}. */
  public static Setting<Boolean> flag(String name, boolean fallback, String doc) {
    return of(name, Boolean.toString(fallback), "true or false", doc, Setting::flag);
  }

  /** Any text that is not empty. */
  public static Setting<String> text(String name, String fallback, String doc) {
    return of(name, fallback, "a text", doc, Function.identity());
  }

  /** One of an enum's constants, in lower case with {@code -} for {@code _}. */
  public static <E extends Enum<E>> Setting<E> choice(String name, E fallback, String doc) {
    Class<E> type = fallback.getDeclaringClass();
    String form =
        Arrays.stream(type.getEnumConstants())
            .map(Setting::word)
            .collect(Collectors.joining(", ", "one of ", ""));
    return of(name, word(fallback), form, doc, text -> chosen(type, text));
  }

  /** A file or a folder; relative to the working directory. */
  public static Setting<Path> path(String name, String fallback, String doc) {
    return of(name, fallback, "a path", doc, Path::of);
  }

  /** A file or a folder that need not be given. */
  public static Setting<Optional<Path>> optionalPath(String name, String doc) {
    return optional(name, "a path", doc, Path::of);
  }

  /** A text that need not be given. */
  public static Setting<Optional<String>> optionalText(String name, String doc) {
    return optional(name, "a text", doc, Function.identity());
  }

  /** A value of any type that need not be given; nothing by default. */
  public static <T> Setting<Optional<T>> optional(
      String name, String form, String doc, Function<String, T> parser) {
    return new Setting<>(
        name, Optional.empty(), "", form, false, doc, text -> Optional.of(parser.apply(text)));
  }

  /** A text that is never shown, logged or printed; nothing by default. */
  public static Setting<Optional<String>> secret(String name, String doc) {
    return new Setting<>(name, Optional.empty(), "", "a text", true, doc, Optional::of);
  }

  /** The environment variable that sets it. */
  public String variable() {
    return PREFIX + name.toUpperCase(Locale.ROOT).replace('.', '_');
  }

  /** Reads {@code text} from {@code origin}, or says what is wrong with it there. */
  T read(String text, String origin) {
    try {
      if (text.isBlank()) {
        throw new IllegalArgumentException("empty");
      }
      return parser.apply(text.strip());
    } catch (IllegalArgumentException wrong) {
      String shownText = secret ? "the value" : "'" + text + "'";
      throw new ConfigException(
          "%s: %s is not right for %s; expected %s.".formatted(origin, shownText, name, form));
    }
  }

  private static boolean flag(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("neither true nor false");
    };
  }

  private static <E extends Enum<E>> E chosen(Class<E> type, String text) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> word(constant).equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("none of the choices"));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static <N extends Comparable<N>> N within(N value, N min, N max) {
    if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
      throw new IllegalArgumentException("out of range");
    }
    return value;
  }
}
