package dev.fovea.json;

import java.io.OutputStream;
import tools.jackson.core.ErrorReportConfiguration;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The codec that everybody uses, so that limits are the same everywhere. Safe for use by many
 * threads.
 *
 * <p>Reading is strict: no repeated keys, no NaN, at most {@value #DEPTH_MAX} levels. Decimals are
 * written without an exponent.
 */
public final class Json {
  /** Levels of nesting that a document may have. */
  public static final int DEPTH_MAX = 64;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .errorReportConfiguration(
              ErrorReportConfiguration.builder().maxErrorTokenLength(32).build())
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEPTH_MAX).build())
          .build();
  private static final JsonMapper MAPPER = JsonMapper.builder(FACTORY).build();

  private Json() {}

  /** Reads a whole document into a tree: for replies and settings, never for a request body. */
  public static JsonNode read(Slice document) throws JacksonException {
    return MAPPER.readTree(document.array(), document.offset(), document.length());
  }

  /** Reads a document that {@link #writeValue} wrote of a record. */
  public static <T> T read(Slice document, Class<T> type) throws JacksonException {
    return MAPPER.readValue(document.array(), document.offset(), document.length(), type);
  }

  /** Writes a tree as UTF-8. */
  public static byte[] write(JsonNode tree) {
    return MAPPER.writeValueAsBytes(tree);
  }

  /** Writes a map, list, text, number or record as UTF-8. */
  public static byte[] writeValue(Object value) {
    return MAPPER.writeValueAsBytes(value);
  }

  /** The text of a string as it stands in a document, between its quotes, escapes and all. */
  public static String string(Slice raw) {
    if (raw.indexOf('\\') < 0) {
      return raw.utf8();
    }
    byte[] quoted = new byte[raw.length() + 2];
    quoted[0] = '"';
    quoted[quoted.length - 1] = '"';
    System.arraycopy(raw.array(), raw.offset(), quoted, 1, raw.length());
    return MAPPER.readValue(quoted, String.class);
  }

  /**
   * The bytes of a string as it stands in a document, without the escapes that some writers put in
   * the place of plain ASCII characters such as {@code /} and {@code +}. Others stay as they are.
   */
  public static Slice withoutAsciiEscapes(Slice raw) {
    byte[] plain = new byte[raw.length()];
    int length = 0;
    for (int i = 0; i < raw.length(); i++) {
      byte b = raw.at(i);
      if (b == '\\' && i + 1 < raw.length() && raw.at(i + 1) == '/') {
        b = raw.at(++i);
      } else if (b == '\\' && escapesAscii(raw, i)) {
        b = (byte) ((Character.digit(raw.at(i + 4), 16) << 4) | Character.digit(raw.at(i + 5), 16));
        i += 5;
      }
      plain[length++] = b;
    }
    return new Slice(plain, 0, length);
  }

  private static boolean escapesAscii(Slice raw, int at) {
    return at + 5 < raw.length()
        && raw.at(at + 1) == 'u'
        && raw.at(at + 2) == '0'
        && raw.at(at + 3) == '0'
        && raw.at(at + 4) < '8';
  }

  /** The text as it would stand in a document, between its quotes. */
  public static Slice escaped(String text) {
    Slice quoted = Slice.of(MAPPER.writeValueAsBytes(text));
    return quoted.sub(1, quoted.length() - 1);
  }

  /** A fresh object. */
  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static JsonParser parser(Slice document) {
    return FACTORY.createParser(
        ObjectReadContext.empty(), document.array(), document.offset(), document.length());
  }

  /** Writes piece by piece, as UTF-8; to be closed. */
  public static JsonGenerator generator(OutputStream out) {
    return FACTORY.createGenerator(ObjectWriteContext.empty(), out);
  }
}
