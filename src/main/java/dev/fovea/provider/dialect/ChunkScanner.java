package dev.fovea.provider.dialect;

import dev.fovea.json.Slice;
import dev.fovea.vision.ReplyEvent.ChunkContent;
import dev.fovea.vision.ReplyEvent.Span;
import java.nio.charset.StandardCharsets;

/**
 * Finds, in one pass over the bytes of a chunk, the few members that a relay has to know, without
 * making a tree of it.
 *
 * <p>Brackets and strings are matched; the values between are the upstream's business. One scanner
 * per stream, confined to one thread: its fields hold what the last {@link #scan} found.
 */
final class ChunkScanner {
  private static final byte[] MODEL = bytes("model");
  private static final byte[] USAGE = bytes("usage");
  private static final byte[] ERROR = bytes("error");
  private static final byte[] CHOICES = bytes("choices");
  private static final byte[] FINISH_REASON = bytes("finish_reason");

  /** Members whose texts the model has made. */
  private static final byte[][] SAID = {
    bytes("content"), bytes("refusal"), bytes("arguments"), bytes("name")
  };

  /** The same thoughts under the one name or the other, or under both. */
  private static final byte[][] THOUGHT = {bytes("reasoning_content"), bytes("reasoning")};

  /** Nesting is tracked in the bits of a long. */
  private static final int DEPTH_MAX = 63;

  private Slice json = Slice.EMPTY;
  private int at;

  /** The value of {@code model}, quotes included. */
  Span model = Span.ABSENT;

  /** The member {@code usage} with the comma that sets it apart; absent when its value is null. */
  Span usage = Span.ABSENT;

  /** The value of {@code usage}. */
  Span usageValue = Span.ABSENT;

  /** The value of {@code error}; absent when it is null. */
  Span error = Span.ABSENT;

  ChunkContent content = ChunkContent.USAGE;

  /** Bytes of what the model said, thought and called, escapes as they stand. */
  long said;

  private boolean choices;
  private boolean finish;
  private boolean thought;

  /**
   * @throws UpstreamNonsense when the chunk is not a JSON object
   */
  void scan(Slice chunk) {
    json = chunk;
    at = 0;
    model = usage = usageValue = error = Span.ABSENT;
    choices = finish = thought = false;
    said = 0;
    expect('{');
    int memberStart = at;
    if (peek() != '}') {
      do {
        member(memberStart);
        peek();
        memberStart = at;
      } while (accept(','));
    }
    expect('}');
    end();
    content = finish ? ChunkContent.FINISH : choices ? ChunkContent.DELTA : ChunkContent.USAGE;
  }

  private void member(int memberStart) {
    Span name = string();
    expect(':');
    byte first = peek();
    int start = at;
    boolean isChoices = is(name, CHOICES);
    value(isChoices);
    var value = new Span(start, at);
    if (isChoices) {
      choices = first == '[' && !emptyArray(value);
    } else if (first == 'n') {
      return;
    } else if (is(name, MODEL)) {
      model = value;
    } else if (is(name, USAGE)) {
      usageValue = value;
      usage = new Span(memberStart, afterMember(memberStart));
    } else if (is(name, ERROR)) {
      error = value;
    }
  }

  /** The first member has its comma behind it, if any; the others have it in front. */
  private int afterMember(int memberStart) {
    boolean first = json.at(memberStart) != ',';
    return first && peek() == ',' ? at + 1 : at;
  }

  private boolean emptyArray(Span array) {
    for (int i = array.start() + 1; i < array.end() - 1; i++) {
      if (!isSpace(json.at(i))) {
        return false;
      }
    }
    return true;
  }

  /** Passes over a value, minding brackets; in {@code choices} it looks more closely. */
  private void value(boolean inChoices) {
    long arrays = 0;
    int depth = 0;
    do {
      byte b = peek();
      switch (b) {
        case '{', '[' -> {
          arrays = (arrays << 1) | (b == '[' ? 1 : 0);
          depth++;
          at++;
          bound(depth);
        }
        case '}', ']' -> {
          if (depth == 0 || (arrays & 1) != (b == ']' ? 1 : 0)) {
            throw nonsense();
          }
          arrays >>>= 1;
          depth--;
          at++;
        }
        case '"' -> {
          Span text = string();
          if (inChoices && accept(':') && peek() == '"') {
            member(text, string());
          }
        }
        case ',', ':' -> {
          if (depth == 0) {
            throw nonsense();
          }
          at++;
        }
        default -> literal();
      }
    } while (depth > 0);
  }

  /** A member of a choice whose value is a text. */
  private void member(Span name, Span text) {
    int length = text.end() - text.start() - 2;
    if (is(name, FINISH_REASON)) {
      finish = true;
    } else if (isOne(name, SAID)) {
      said += length;
    } else if (!thought && isOne(name, THOUGHT)) {
      thought = true;
      said += length;
    }
  }

  private boolean isOne(Span quoted, byte[][] names) {
    for (byte[] name : names) {
      if (is(quoted, name)) {
        return true;
      }
    }
    return false;
  }

  private static void bound(int depth) {
    if (depth > DEPTH_MAX) {
      throw nonsense();
    }
  }

  /** A number, true, false or null. */
  private void literal() {
    int start = at;
    while (at < json.length() && isLiteral(json.at(at))) {
      at++;
    }
    if (at == start) {
      throw nonsense();
    }
  }

  private Span string() {
    expect('"');
    int start = at - 1;
    byte[] array = json.array();
    int end = json.end();
    int i = json.offset() + at;
    while (i < end && array[i] != '"') {
      i += array[i] == '\\' ? 2 : 1;
    }
    if (i >= end) {
      throw nonsense();
    }
    at = i + 1 - json.offset();
    return new Span(start, at);
  }

  private boolean is(Span quoted, byte[] name) {
    if (quoted.end() - quoted.start() != name.length + 2) {
      return false;
    }
    for (int i = 0; i < name.length; i++) {
      if (json.at(quoted.start() + 1 + i) != name[i]) {
        return false;
      }
    }
    return true;
  }

  private void end() {
    while (at < json.length()) {
      if (!isSpace(json.at(at++))) {
        throw nonsense();
      }
    }
  }

  private byte peek() {
    while (at < json.length() && isSpace(json.at(at))) {
      at++;
    }
    if (at == json.length()) {
      throw nonsense();
    }
    return json.at(at);
  }

  private boolean accept(char wanted) {
    if (peek() != wanted) {
      return false;
    }
    at++;
    return true;
  }

  private void expect(char wanted) {
    if (!accept(wanted)) {
      throw nonsense();
    }
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }

  private static boolean isLiteral(byte b) {
    return (b >= '0' && b <= '9')
        || (b >= 'a' && b <= 'z')
        || b == '-'
        || b == '+'
        || b == '.'
        || b == 'E';
  }

  private static UpstreamNonsense nonsense() {
    return new UpstreamNonsense("a chunk that is not a JSON object");
  }

  private static byte[] bytes(String name) {
    return name.getBytes(StandardCharsets.US_ASCII);
  }
}
