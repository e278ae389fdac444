package dev.fovea.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class JsonCursorTest {

  /**
   * Every value's slice, wherever it stands and whatever surrounds it, is the value and nothing
   * else.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":\"x\",\"b\":1}",
        "{ \"a\" : \"x\\\"y\" , \"b\" : [ 1 , 2.5e3 , { } ] }",
        "{\"a\":null,\"b\":true,\"c\":false,\"d\":-1,\"e\":{\"f\":[\"g\"]}}  ",
        "{\n\t\"a\": \"\",\r\n \"b\": \"end\"\n}",
        "{\"a\":\"é😀\\u00e9\",\"b\":\"\\/\\/\"}",
        "{\"a\":[],\"b\":12345}"
      })
  void slicesHoldTheValuesAlone(String document) {
    Slice body =
        new Slice(
            ("##" + document).getBytes(java.nio.charset.StandardCharsets.UTF_8),
            2,
            Slice.of(document).length());
    JsonNode expected = Json.read(body);
    List<String> names = new ArrayList<>();
    try (var cursor = new JsonCursor(body)) {
      cursor.enter();
      while (!cursor.leave()) {
        String name = cursor.name();
        names.add(name);
        if (cursor.kind() == JsonCursor.Kind.STRING) {
          assertThat(Json.string(cursor.rawString())).isEqualTo(expected.get(name).asString());
        } else {
          assertThat(Json.read(cursor.rawValue())).isEqualTo(expected.get(name));
        }
      }
      assertThat(cursor.kind()).isEqualTo(JsonCursor.Kind.END);
    }
    assertThat(names).containsExactlyElementsOf(expected.propertyNames());
  }
}
