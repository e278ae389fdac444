package dev.fovea.json;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Walks a JSON document in its bytes and hands out values as slices, so that a long string costs a
 * skip and never a {@link String}.
 *
 * <p>The cursor stands on the value that is read next; every read moves it past that value. Not for
 * use by several threads. Syntax errors, repeated keys and too deep nesting surface as {@link
 * JacksonException} from any read.
 */
public final class JsonCursor implements AutoCloseable {

  /** What kind of value the cursor stands on. */
  public enum Kind {
    OBJECT,
    ARRAY,
    STRING,
    INTEGER,
    DECIMAL,
    BOOLEAN,
    NULL,
    /** The end of the object, array or document around. */
    END
  }

  private final Slice document;
  private final JsonParser parser;

  public JsonCursor(Slice document) {
    this.document = document;
    this.parser = Json.parser(document);
    parser.nextToken();
  }

  /** The kind of the value that is next. */
  public Kind kind() {
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> Kind.OBJECT;
      case START_ARRAY -> Kind.ARRAY;
      case VALUE_STRING -> Kind.STRING;
      case VALUE_NUMBER_INT -> Kind.INTEGER;
      case VALUE_NUMBER_FLOAT -> Kind.DECIMAL;
      case VALUE_TRUE, VALUE_FALSE -> Kind.BOOLEAN;
      case VALUE_NULL -> Kind.NULL;
      case null, default -> Kind.END;
    };
  }

  /** Steps into the object or array that is next. */
  public void enter() {
    parser.nextToken();
  }

  /** True, and past the closing bracket, when nothing is left in the object or array around. */
  public boolean leave() {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.END_OBJECT || token == JsonToken.END_ARRAY) {
      parser.nextToken();
      return true;
    }
    return false;
  }

  /** The name of the field that is next; the cursor then stands on its value. */
  public String name() {
    String name = parser.currentName();
    parser.nextToken();
    return name;
  }

  /** The bytes of the string that is next, between its quotes, escapes and all. */
  public Slice rawString() {
    int start = tokenStart() + 1;
    parser.nextToken();
    return document.sub(start, endBefore(tokenStart()) - 1);
  }

  /** The text of the string that is next. */
  public String string() {
    String text = parser.getString();
    parser.nextToken();
    return text;
  }

  /** The bytes of the value that is next, whatever it is. */
  public Slice rawValue() {
    int start = tokenStart();
    parser.skipChildren();
    parser.nextToken();
    return document.sub(start, endBefore(tokenStart()));
  }

  /** Where the value that is next begins, counted from the start of the document. */
  private int tokenStart() {
    if (parser.currentToken() == null) {
      return document.length();
    }
    return (int) parser.currentTokenLocation().getByteOffset();
  }

  @Override
  public void close() {
    parser.close();
  }

  /**
   * The end of a value lies before the white space, comma or colon that separates it from what
   * follows.
   */
  private int endBefore(int next) {
    int end = next;
    while (separates(document.at(end - 1))) {
      end--;
    }
    return end;
  }

  private static boolean separates(byte b) {
    return b == ',' || b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }
}
