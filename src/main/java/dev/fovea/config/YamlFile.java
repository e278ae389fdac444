package dev.fovea.config;

import dev.fovea.config.Node.Kind;
import dev.fovea.config.Node.Listing;
import dev.fovea.config.Node.Mapping;
import dev.fovea.config.Node.Scalar;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/** Reads YAML into {@link Node}s that remember their lines. */
public final class YamlFile {
  /** No settings file is larger; one that is was named by mistake. */
  static final int BYTES_MAX = 1 << 20;

  private static final int DEPTH_MAX = 32;
  private static final YAMLFactory YAML =
      YAMLFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEPTH_MAX).build())
          .build();

  private final String name;
  private final YAMLParser parser;

  private YamlFile(String name, YAMLParser parser) {
    this.name = name;
    this.parser = parser;
  }

  /**
   * The operator's file.
   *
   * @throws ConfigException when it is absent, too large, or not YAML
   */
  public static Mapping read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new ConfigException("There is no settings file at " + file + ".");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return read(String.valueOf(file.getFileName()), in);
    } catch (IOException unreadable) {
      throw new ConfigException(
          "The settings file %s cannot be read: %s".formatted(file, unreadable));
    }
  }

  /** One of the program's own files, on the class path; its absence is a fault of the program. */
  public static Mapping resource(Class<?> neighbour, String path) {
    try (InputStream in = neighbour.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("missing resource " + path);
      }
      return read(path.substring(path.lastIndexOf('/') + 1), in);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Mapping read(String name, InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(BYTES_MAX + 1);
    if (bytes.length > BYTES_MAX) {
      throw new ConfigException(name + " is larger than 1 MiB; is it the right file?");
    }
    return parse(name, bytes);
  }

  /** A document whose top is a mapping; an empty one is an empty mapping. */
  static Mapping parse(String name, byte[] bytes) {
    try (JsonParser parser = YAML.createParser(ObjectReadContext.empty(), bytes)) {
      return new YamlFile(name, (YAMLParser) parser).document();
    } catch (JacksonException broken) {
      TokenStreamLocation location = broken.getLocation();
      int line = location == null ? 1 : Math.max(1, location.getLineNr());
      throw new ConfigException(
          new Where(name, line), "not valid YAML: " + broken.getOriginalMessage());
    }
  }

  private Mapping document() {
    if (parser.nextToken() == null || parser.currentToken() == JsonToken.VALUE_NULL) {
      return new Mapping(Map.of(), new Where(name, 1));
    }
    Mapping top = node(here()).mapping();
    if (parser.nextToken() != null) {
      throw new ConfigException(here(), "a settings file holds one document only.");
    }
    return top;
  }

  private Node node(Where where) {
    if (parser.isCurrentAlias()) {
      throw new ConfigException(where, "YAML aliases are not supported; write the value out.");
    }
    return switch (parser.currentToken()) {
      case START_OBJECT -> mapping(where);
      case START_ARRAY -> listing(where);
      case VALUE_NULL -> new Scalar("", Kind.NOTHING, where);
      case VALUE_TRUE, VALUE_FALSE -> new Scalar(parser.getString(), Kind.FLAG, where);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
          new Scalar(parser.getString(), Kind.NUMBER, where);
      default -> new Scalar(parser.getString(), Kind.TEXT, where);
    };
  }

  private Mapping mapping(Where where) {
    Map<String, Node> entries = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      Where keyPlace = here();
      parser.nextToken();
      if (entries.put(key, node(keyPlace)) != null) {
        throw new ConfigException(keyPlace, "the key '%s' is there twice.".formatted(key));
      }
    }
    return new Mapping(Collections.unmodifiableMap(entries), where);
  }

  private Listing listing(Where where) {
    List<Node> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(node(here()));
    }
    return new Listing(items, where);
  }

  private Where here() {
    return new Where(name, parser.currentTokenLocation().getLineNr());
  }
}
