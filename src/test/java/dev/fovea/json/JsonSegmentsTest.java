package dev.fovea.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

final class JsonSegmentsTest {

  @Test
  void longStringsStayWhereTheyLieAndTheDocumentIsTheSame() {
    Slice large =
        new Slice(
            ("##" + "A".repeat(5000)).getBytes(java.nio.charset.StandardCharsets.UTF_8), 2, 5000);
    Slice small = Slice.of("x\\n\\u00e9");
    List<Slice> segments =
        new JsonSegments()
            .startObject()
            .name("a")
            .rawString(large)
            .name("b")
            .rawString(small)
            .name("c")
            .startArray()
            .rawValue(Slice.of("1.50"))
            .rawString(large)
            .bool(true)
            .endArray()
            .name("d")
            .string("\"")
            .endObject()
            .finish();
    assertThat(segments.stream().filter(each -> each.array() == large.array())).hasSize(2);
    assertThat(Json.read(joined(segments)))
        .isEqualTo(
            Json.read(
                Slice.of(
                    "{\"a\":\"%s\",\"b\":\"x\\n\\u00e9\",\"c\":[1.50,\"%s\",true],\"d\":\"\\\"\"}"
                        .formatted(large.utf8(), large.utf8()))));
  }

  private static Slice joined(List<Slice> segments) {
    var all = new ByteArrayOutputStream();
    segments.forEach(each -> all.write(each.array(), each.offset(), each.length()));
    return Slice.of(all.toByteArray());
  }
}
