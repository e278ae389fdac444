package dev.fovea.config;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A piece of a settings file that knows where it stands. Immutable. */
public sealed interface Node {

  /** Where it stands: for an entry of a mapping, the line of its key. */
  Where where();

  /** What it is, for messages. */
  String kind();

  /** What kind of scalar the text was written as. */
  enum Kind {
    TEXT,
    NUMBER,
    FLAG,
    NOTHING
  }

  /**
   * A single value.
   *
   * @param text as it was written, before any {@code ${NAME}} is replaced
   */
  record Scalar(String text, Kind type, Where where) implements Node {
    @Override
    public String kind() {
      return "a value";
    }

    /** Without the text: it may be a key. */
    @Override
    public String toString() {
      return "Scalar[" + type + " at " + where + "]";
    }
  }

  /** Values in order. */
  record Listing(List<Node> items, Where where) implements Node {
    public Listing {
      items = List.copyOf(items);
    }

    @Override
    public String kind() {
      return "a list";
    }
  }

  /** Values by key, in the order of the file. */
  record Mapping(Map<String, Node> entries, Where where) implements Node {
    @Override
    public String kind() {
      return "a mapping";
    }

    public Optional<Node> at(String key) {
      return Optional.ofNullable(entries.get(key));
    }

    /** Itself on top of {@code base}: the same keys and its own, which win. */
    public Mapping over(Mapping base) {
      Map<String, Node> both = new LinkedHashMap<>(base.entries);
      both.putAll(entries);
      return new Mapping(Collections.unmodifiableMap(both), where);
    }

    /**
     * Itself, when it has no other keys than these.
     *
     * @param whose what the keys belong to, for the message: {@code provider 'mine'}
     * @throws ConfigException that names the nearest known key
     */
    public Mapping only(String whose, Collection<String> known) {
      entries.forEach((key, value) -> {
        if (!known.contains(key)) {
          throw new ConfigException(
              value.where(),
              "unknown key '%s' in %s.%s".formatted(key, whose, Nearest.hint(key, known)));
        }
      });
      return this;
    }
  }

  /** Itself as a single value, or an error that says so. */
  default Scalar scalar() {
    return as(Scalar.class, "a value");
  }

  /** Itself as a list, or an error that says so. */
  default Listing listing() {
    return as(Listing.class, "a list");
  }

  /** Itself as a mapping, or an error that says so. */
  default Mapping mapping() {
    return as(Mapping.class, "a mapping");
  }

  private <N extends Node> N as(Class<N> type, String wanted) {
    if (!type.isInstance(this)) {
      throw new ConfigException(where(), "expected %s, found %s.".formatted(wanted, kind()));
    }
    return type.cast(this);
  }
}
