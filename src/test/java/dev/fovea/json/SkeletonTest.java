package dev.fovea.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.core.exc.StreamConstraintsException;

/** Long payloads are cut out before the parser, and nobody can tell. */
final class SkeletonTest {
  private static final int BLOCK = 32 * 1024;

  @Test
  void slicesOfADocumentWithPayloadsAreTheDocumentsOwn() {
    for (int size : List.of(0, 1, BLOCK - 1, BLOCK, BLOCK + 4, 3 * BLOCK, 5 * BLOCK + 3)) {
      String first = base64(size, 1);
      String second = base64(2 * BLOCK + 8, 2);
      String document =
          "{\"a\":\"data:image/png;base64,%s\",\"b\" : [ \"x;base64,%s==\" , 7 ],\"c\":\"é\"}"
              .formatted(first, second);
      Slice body = within("##", document);

      List<String> values = values(body);

      assertThat(values)
          .containsExactly(
              "data:image/png;base64," + first, "[ \"x;base64,%s==\" , 7 ]".formatted(second), "é");
    }
  }

  @Test
  void nothingButWholeBlocksOfBase64IsCut() {
    String payload = base64(4 * BLOCK, 3);
    String broken = payload.substring(0, BLOCK + 17) + "\\n" + payload.substring(BLOCK + 17);
    Slice document = Slice.of("{\"a\":\"data:;base64," + broken + "\"}");

    Skeleton skeleton = Skeleton.of(document);

    assertThat(skeleton.json().length()).isEqualTo(document.length() - BLOCK);
    assertThat(values(document)).containsExactly("data:;base64," + broken);
  }

  @Test
  void paddingInsideEndsWhatIsCut() {
    String payload = base64(2 * BLOCK - 2, 4) + "==" + base64(2 * BLOCK, 5);
    Slice document = Slice.of("[\";base64," + payload + "\"]");

    assertThat(Skeleton.of(document).json().length()).isEqualTo(document.length() - BLOCK);
  }

  @Test
  void whatIsKnownOfAPayloadIsSaid() {
    String payload = base64(3 * BLOCK + 5, 6);
    Slice document = Slice.of("{\"a\":\"data:;base64," + payload + "\"}");
    try (var cursor = new JsonCursor(document)) {
      cursor.enter();
      cursor.name();
      Slice raw = cursor.rawString();

      assertThat(cursor.base64Prefix(raw.from("data:;base64,".length()))).isEqualTo(3 * BLOCK);
      assertThat(cursor.base64Prefix(raw)).isZero();
      assertThat(cursor.base64Prefix(raw.sub("data:;base64,".length(), 100))).isEqualTo(87);
    }
  }

  @Test
  void aDocumentWithoutPayloadsIsReadAsItIs() {
    Slice document = Slice.of("[\"" + "word; and base64, ".repeat(10_000) + "\"]");

    assertThat(Skeleton.of(document).json()).isSameAs(document);
  }

  @Test
  void aNameIsNotShortened() {
    Slice document = Slice.of("{\"a;base64," + base64(2 * BLOCK, 7) + "\":1}");
    try (var cursor = new JsonCursor(document)) {
      cursor.enter();

      assertThatThrownBy(cursor::name).isInstanceOf(StreamConstraintsException.class);
    }
  }

  @Test
  void aFaultInTheTextIsFoundBehindAPayload() {
    String head = "{\"a\":\"data:;base64," + base64(2 * BLOCK, 8) + "\",\"b\":\"";
    Slice document = Slice.of(head + "\\ud83d\"}");
    try (var cursor = new JsonCursor(document)) {
      assertThat(cursor.textFault()).isEqualTo(head.length());
    }
  }

  private static List<String> values(Slice document) {
    List<String> values = new ArrayList<>();
    try (var cursor = new JsonCursor(document)) {
      cursor.enter();
      while (!cursor.leave()) {
        cursor.name();
        boolean text = cursor.kind() == JsonCursor.Kind.STRING;
        values.add((text ? cursor.rawString() : cursor.rawValue()).utf8());
      }
      assertThat(cursor.kind()).isEqualTo(JsonCursor.Kind.END);
    }
    return values;
  }

  private static Slice within(String before, String document) {
    Slice all = Slice.of(before + document);
    return all.from(before.length());
  }

  private static String base64(int length, int seed) {
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    var random = new Random(seed);
    var text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(alphabet.charAt(random.nextInt(64)));
    }
    return text.toString();
  }
}
