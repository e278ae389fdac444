package dev.fovea.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import dev.fovea.json.Json;
import dev.fovea.json.Slice;
import dev.fovea.testkit.fuzz.FuzzTarget;
import dev.fovea.testkit.pictures.Pngs;
import dev.fovea.vision.Source;
import java.util.Base64;
import java.util.stream.Stream;

/**
 * A string of a request: a URL, or a file that reads the same when it is written tidily, or a
 * refusal. The first byte tells whether the rest stands in JSON as it is or has to be escaped.
 */
final class DataUriFuzzTest implements FuzzTarget {
  private static final String PLACE = "messages[0].content[0].image_url.url";

  @Override
  public void feed(byte[] input) {
    if (input.length == 0) {
      return;
    }
    Slice text = Slice.of(input).from(1);
    if (input[0] % 2 == 0) {
      read(Json.escaped(new String(text.toByteArray(), ISO_8859_1)));
    } else if (stands(text)) {
      read(text);
    }
  }

  /** Requests with anything else are refused before. */
  private static boolean stands(Slice text) {
    for (int i = 0; i < text.length(); i++) {
      boolean escape = text.at(i) == '\\';
      if (text.at(i) < ' ' || text.at(i) == '"' || (escape && !escapes(text, i))) {
        return false;
      }
      i += escape ? 1 : 0;
    }
    return true;
  }

  private static boolean escapes(Slice text, int at) {
    if (at + 1 == text.length()) {
      return false;
    }
    byte letter = text.at(at + 1);
    return "\"\\/bfnrt".indexOf(letter) >= 0
        || (letter == 'u'
            && at + 5 < text.length()
            && text.sub(at + 2, at + 6).utf8().matches("00[0-7][0-9A-Fa-f]"));
  }

  private static void read(Slice raw) {
    try {
      switch (DataUri.source(raw, PLACE)) {
        case Source.Inline inline -> check(inline);
        case Source.Remote(Slice url) -> assertThat(url.isEmpty()).isFalse();
        case Source.Stored _, Source.Rendition _ -> throw new AssertionError("out of nothing");
      }
    } catch (FailureException refused) {
      assertThat(refused.failure()).isInstanceOf(Failure.MediaRejected.class);
      assertThat(((Failure.MediaRejected) refused.failure()).param()).isEqualTo(PLACE);
    }
  }

  private static void check(Source.Inline inline) {
    assertThat(inline.mediaType()).matches("(?:[!-~&&[^A-Z\\\\\"]]+/[!-~&&[^A-Z\\\\\"]]+)?");
    assertThat(inline.raw().utf8()).endsWith(inline.payload().utf8());
    Payload payload = Payload.of(inline, PLACE);
    byte[] file = Base64.getDecoder().decode(payload.base64().toByteArray());
    assertThat(payload.bytes()).isEqualTo(file.length);
    Source.Inline tidy = DataUri.of(inline.mediaType(), payload.base64());
    var again = (Source.Inline) DataUri.source(tidy.raw(), PLACE);
    assertThat(again).isEqualTo(tidy);
    assertThat(Payload.of(again, PLACE).touched()).isFalse();
  }

  @Override
  public Stream<byte[]> seeds() {
    String png = Base64.getEncoder().encodeToString(Pngs.claiming(5, 4));
    return Stream.of(
            "data:image/png;base64,@",
            "DATA:;base64,@",
            "data:image/jpg;charset=utf-8;base64;base64,@",
            "data:image\\/png;base64,data:image/png;base64,@\\n",
            "data:image%2Fpng%3Bbase64, @",
            "data:image/svg+xml;utf8,<svg width='9'>%23</svg>",
            "data:,%89PNG%0d",
            "@",
            " https://example.com/a.png",
            "data:image/png;base64,QUJD\\r\\nREVG\\u002b\\/%2B-_")
        .flatMap(text -> Stream.of("\0" + text, "\1" + text))
        .map(text -> text.replace("@", png).getBytes(ISO_8859_1));
  }
}
