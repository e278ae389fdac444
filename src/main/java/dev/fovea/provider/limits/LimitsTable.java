package dev.fovea.provider.limits;

import dev.fovea.config.Node;
import dev.fovea.config.Node.Mapping;
import dev.fovea.vision.Format;
import dev.fovea.vision.MediaLimits;
import dev.fovea.vision.Role;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Shows limits to people, as Markdown. */
public final class LimitsTable {
  private static final long MIB = 1 << 20;
  private static final long MB = 1_000_000;

  private static final String PICTURES =
      """
      ## Pictures

      Sides in pixels; a count is of a whole request.

      | set | formats | each | sides | pixels | aspect | pictures | roles |
      |---|---|---|---|---|---|---|---|
      """;

  private static final String REST =
      """

      | set | animations | turns photos upright | transparency | video | PDF | request | fetches URLs |
      |---|---|---|---|---|---|---|---|
      """;

  private static final String SOURCES =
      """

      ## Dates and sources

      | set | as of | source |
      |---|---|---|
      """;

  private static final String MODELS =
      """

      ## By the model's name

      Where a provider names no set, as at aggregators and at your own providers, the name that it has for a model
      decides; the first pattern that fits counts, and where none does, `generic` holds.

      | name | set |
      |---|---|
      """;

  private LimitsTable() {}

  /** All sets and where they come from. */
  public static String markdown(LimitSets sets) {
    return PICTURES
        + rows(sets, LimitsTable::pictures)
        + REST
        + rows(sets, LimitsTable::rest)
        + SOURCES
        + rows(sets, set -> "| `%s` | %s | %s |".formatted(set.name(), set.asOf(), set.source()))
        + MODELS
        + sets.models().entries().entrySet().stream()
            .map(entry -> "| `%s` | %s |\n".formatted(entry.getKey(), text(entry.getValue())))
            .collect(Collectors.joining());
  }

  /** What a {@code media} mapping says, on one line. */
  public static String words(Mapping media) {
    return media.entries().entrySet().stream()
        .map(entry -> entry.getKey().equals("set") ? text(entry.getValue()) : word(entry))
        .collect(Collectors.joining("; "));
  }

  private static String word(Map.Entry<String, Node> entry) {
    return "`" + entry.getKey() + "`: " + text(entry.getValue());
  }

  private static String text(Node node) {
    return switch (node) {
      case Node.Scalar scalar -> "`" + scalar.text() + "`";
      case Node.Listing list ->
          list.items().stream().map(LimitsTable::text).collect(Collectors.joining(", "));
      case Mapping mapping -> words(mapping);
    };
  }

  private static String rows(LimitSets sets, Function<LimitSets.Described, String> row) {
    return sets.described().stream()
        .map(set -> row.apply(set) + "\n")
        .collect(Collectors.joining());
  }

  private static String pictures(LimitSets.Described set) {
    MediaLimits.Images images = set.limits().images();
    String many =
        images.manyCount() == Integer.MAX_VALUE
            ? ""
            : "; %d with more than %d pictures".formatted(images.manySideMax(), images.manyCount());
    return "| `%s` | %s | %s | %s to %s%s | %s | %s | %s | %s |"
        .formatted(
            set.name(),
            formats(images.formats()),
            bytes(images.bytesMax())
                + (images.bytesMax() == Long.MAX_VALUE
                    ? ""
                    : images.base64() ? " base64" : " file"),
            images.sideMin(),
            count(images.sideMax()),
            many,
            images.pixelsMax() == Long.MAX_VALUE ? "–" : "%,d".formatted(images.pixelsMax()),
            images.aspectMax() == Integer.MAX_VALUE ? "–" : images.aspectMax() + ":1",
            count(images.countMax()),
            images.roles().stream().sorted().map(Role::word).collect(Collectors.joining(", ")));
  }

  private static String rest(LimitSets.Described set) {
    MediaLimits limits = set.limits();
    MediaLimits.Images images = limits.images();
    return "| `%s` | %s | %s | %s | %s | %s | %s | %s |"
        .formatted(
            set.name(),
            images.animated() ? "whole" : "first frame",
            yes(images.upright()),
            images.alpha() ? "kept" : "put on white",
            videos(limits.videos()),
            files(limits.files()),
            bytes(limits.requestBytesMax()),
            yes(limits.fetches()));
  }

  private static String videos(MediaLimits.Videos videos) {
    if (videos.formats().isEmpty()) {
      return "none";
    }
    String size = videos.bytesMax() == Long.MAX_VALUE ? "" : "; " + bytes(videos.bytesMax());
    return formats(videos.formats()) + size;
  }

  private static String files(MediaLimits.Files files) {
    return files.pagesMax() == Integer.MAX_VALUE
        ? bytes(files.bytesMax())
        : bytes(files.bytesMax()) + ", " + files.pagesMax() + " pages";
  }

  private static String formats(Set<Format> formats) {
    return formats.stream().sorted().map(Format::title).collect(Collectors.joining(", "));
  }

  private static String bytes(long bytes) {
    if (bytes == Long.MAX_VALUE) {
      return "–";
    }
    if (bytes % MIB == 0) {
      return bytes / MIB + " MiB";
    }
    return bytes % MB == 0 ? bytes / MB + " MB" : bytes + " bytes";
  }

  private static String count(int count) {
    return count == Integer.MAX_VALUE ? "–" : Integer.toString(count);
  }

  private static String yes(boolean flag) {
    return flag ? "yes" : "no";
  }
}
