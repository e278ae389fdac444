package dev.fovea.json;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamConstraintsException;

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
  private final Skeleton skeleton;
  private final JsonParser parser;

  public JsonCursor(Slice document) {
    this.document = document;
    this.skeleton = Skeleton.of(document);
    this.parser = Json.parser(skeleton.json());
    parser.nextToken();
  }

  /**
   * Where in a document a cursor over it stood that failed, given what its exception says.
   *
   * @param byteOffset as the location of the exception has it
   */
  public static int position(Slice document, long byteOffset) {
    return Skeleton.of(document).origin((int) byteOffset);
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
    int start = tokenStart();
    String name = parser.currentName();
    parser.nextToken();
    if (skeleton.cutWithin(start, tokenStart())) {
      throw new StreamConstraintsException("a name is too long");
    }
    return name;
  }

  /** The bytes of the string that is next, between its quotes, escapes and all. */
  public Slice rawString() {
    int start = tokenStart() + 1;
    parser.nextToken();
    return slice(start, endBefore(tokenStart()) - 1);
  }

  /** The text of the string that is next. */
  public String string() {
    return Json.string(rawString());
  }

  /** The bytes of the value that is next, whatever it is. */
  public Slice rawValue() {
    int start = tokenStart();
    parser.skipChildren();
    parser.nextToken();
    return slice(start, endBefore(tokenStart()));
  }

  /**
   * How many bytes at the start of a slice of the document are known to be characters of standard
   * base64: whole groups of four without padding. The rest has not been looked at, nor has a slice
   * that lies elsewhere.
   */
  public int base64Prefix(Slice part) {
    return skeleton.base64Prefix(part);
  }

  /**
   * Where the document's text breaks the rules of {@link StrictText}, counted from its start, or
   * -1.
   */
  public int textFault() {
    int fault = StrictText.firstFault(skeleton.json());
    return fault < 0 ? fault : skeleton.origin(fault);
  }

  /** The bytes from {@code start} to before {@code end} of the skeleton, and what was cut there. */
  private Slice slice(int start, int end) {
    return document.sub(skeleton.origin(start), skeleton.origin(end));
  }

  /** Where the value that is next begins, counted from the start of the skeleton. */
  private int tokenStart() {
    if (parser.currentToken() == null) {
      return skeleton.json().length();
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
    while (separates(skeleton.json().at(end - 1))) {
      end--;
    }
    return end;
  }

  private static boolean separates(byte b) {
    return b == ',' || b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }
}
