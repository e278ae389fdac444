package dev.fovea.media.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The first tag of an SVG document, found without an XML parser: nothing is expanded, nothing is
 * fetched, and a document type is stepped over.
 *
 * @param attributes as they are written, by name
 * @param entities whether the document type declares entities
 */
record SvgRoot(Map<String, String> attributes, boolean entities) {
  /** Writers put licences and document types in front; more is no drawing. */
  static final int HEAD_MAX = 64 * 1024;

  private static final String DOCTYPE = "<!DOCTYPE";
  private static final String ENTITY = "<!ENTITY";
  private static final String MARK = "\u00EF\u00BB\u00BF";

  SvgRoot {
    attributes = Map.copyOf(attributes);
  }

  /** The root's tag; empty when the file is no SVG, or does not show it in its head. */
  static Optional<SvgRoot> of(Bytes file) {
    if (!mayBeText(file)) {
      return Optional.empty();
    }
    String head = new String(file.head(HEAD_MAX), ISO_8859_1);
    var scanner = new Scanner(head);
    return scanner.root()
        ? Optional.of(new SvgRoot(scanner.attributes(), scanner.entities))
        : Optional.empty();
  }

  /** Spares most files the copy of their head. */
  private static boolean mayBeText(Bytes file) {
    String start = new String(file.head(64), ISO_8859_1);
    String text = start.startsWith(MARK) ? start.substring(MARK.length()) : start;
    return text.isBlank() || text.stripLeading().startsWith("<");
  }

  /** Steps through the head; every step goes forward, so that it ends. */
  private static final class Scanner {
    private final String text;
    private int at;
    private boolean entities;

    Scanner(String text) {
      this.text = text;
      this.at = text.startsWith(MARK) ? MARK.length() : 0;
    }

    /** Goes to behind the name of the root's tag; false when that is not {@code svg}. */
    boolean root() {
      skipBlanks();
      while (text.startsWith("<?", at) || text.startsWith("<!", at)) {
        if (text.startsWith("<!--", at)) {
          skipTo("-->");
        } else if (text.startsWith("<?", at)) {
          skipTo("?>");
        } else if (!skipDoctype()) {
          return false;
        }
        skipBlanks();
      }
      if (!text.startsWith("<", at)) {
        return false;
      }
      at++;
      return localName(name()).equals("svg") && at < text.length();
    }

    Map<String, String> attributes() {
      Map<String, String> attributes = new HashMap<>();
      while (true) {
        skipBlanks();
        String name = name();
        skipBlanks();
        if (name.isEmpty() || !text.startsWith("=", at)) {
          return attributes;
        }
        at++;
        skipBlanks();
        attributes.putIfAbsent(name, quoted());
      }
    }

    /** False for a document type other than SVG's, such as that of an HTML page. */
    private boolean skipDoctype() {
      if (!text.regionMatches(true, at, DOCTYPE, 0, DOCTYPE.length())) {
        return false;
      }
      at += DOCTYPE.length();
      skipBlanks();
      boolean svg = localName(name()).equals("svg");
      int depth = 0;
      do {
        char c = at < text.length() ? text.charAt(at) : '>';
        if (c == '"' || c == '\'') {
          quoted();
        } else if (text.startsWith("<!--", at)) {
          skipTo("-->");
        } else {
          entities |= text.startsWith(ENTITY, at);
          depth += c == '[' || c == '<' ? 1 : c == ']' || c == '>' ? -1 : 0;
          at++;
        }
      } while (depth >= 0 && at < text.length());
      return svg;
    }

    private String quoted() {
      char quote = at < text.length() ? text.charAt(at) : ' ';
      int end = quote == '"' || quote == '\'' ? text.indexOf(quote, at + 1) : -1;
      String value = end < 0 ? "" : text.substring(at + 1, end);
      at = end < 0 ? text.length() : end + 1;
      return value;
    }

    private String name() {
      int start = at;
      while (at < text.length() && " \t\r\n=/><[\"'".indexOf(text.charAt(at)) < 0) {
        at++;
      }
      return text.substring(start, at);
    }

    private void skipTo(String end) {
      int found = text.indexOf(end, at);
      at = found < 0 ? text.length() : found + end.length();
    }

    private void skipBlanks() {
      while (at < text.length() && text.charAt(at) <= ' ') {
        at++;
      }
    }

    private static String localName(String name) {
      return name.substring(name.indexOf(':') + 1);
    }
  }
}
