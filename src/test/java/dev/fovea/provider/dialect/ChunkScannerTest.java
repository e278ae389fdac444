package dev.fovea.provider.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.json.Json;
import dev.fovea.json.Slice;
import dev.fovea.vision.ReplyEvent.ChunkContent;
import dev.fovea.vision.ReplyEvent.Span;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

final class ChunkScannerTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"usage\":{\"a\":1}}",
        "{\"usage\":{\"a\":1},\"b\":2}",
        "{\"b\":2,\"usage\":{\"a\":[1,{}]}}",
        "{\"b\":2,\"usage\":{\"a\":1},\"c\":3}",
        " { \"b\" : 2 , \"usage\" : { \"a\" : 1 } , \"c\" : 3 } ",
        "{\"b\":2 ,\"usage\":{} ,\"c\":3}",
        "{\n\t\"b\": \"x\"\r\n ,\"usage\":{}\n,\"c\":{} }",
        "{ \"usage\":{} , \"c\":\"}\\\"\"}",
        "{\"b\":{\"usage\":{\"no\":1}},\"usage\":{}}"
      })
  void withoutTheSpanOfUsageTheChunkIsTheSameButForUsage(String json) {
    ChunkScanner scanner = scan(json);
    Span span = scanner.usage;
    String left = json.substring(0, span.start()) + json.substring(span.end());
    ObjectNode expected = (ObjectNode) Json.read(Slice.of(json));
    expected.remove("usage");
    assertThat(Json.read(Slice.of(left))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"choices\":[]}                                           | USAGE",
        "{\"choices\":[ ],\"usage\":null}                           | USAGE",
        "{}                                                         | USAGE",
        "{\"choices\":[{\"delta\":{},\"finish_reason\":null}]}      | DELTA",
        "{\"choices\":[{\"finish_reason\" : \"stop\"}]}             | FINISH",
        "{\"choices\":[{\"delta\":{\"content\":\"finish_reason\"}}]}| DELTA",
        "{\"finish_reason\":\"stop\",\"choices\":[{}]}              | DELTA",
      })
  void whatTheChunkBringsIsSeen(String json, ChunkContent content) {
    assertThat(scan(json).content).isEqualTo(content);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}]}             | 0",
        "{\"choices\":[{\"delta\":{\"content\":\"four\"}}]}                              | 4",
        "{\"choices\":[{\"delta\":{\"content\":null,\"refusal\":\"no\"}}]}                | 2",
        "{\"choices\":[{\"delta\":{\"reasoning_content\":\"hm\"}}]}                      | 2",
        "{\"choices\":[{\"delta\":{\"reasoning\":\"hm\",\"reasoning_content\":\"hm\"}}]} | 2",
        "{\"choices\":[{\"delta\":{\"tool_calls\":[{\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}}]}}]} | 3",
        "{\"choices\":[{\"delta\":{\"content\":\"a\"}},{\"delta\":{\"content\":\"bc\"}}]} | 3",
        "{\"choices\":[{\"message\":{\"content\":\"four\"},\"finish_reason\":\"stop\"}]}  | 4",
        "{\"choices\":[{\"delta\":{},\"logprobs\":{\"content\":[{\"token\":\"four\"}]}}]}  | 0",
        "{\"content\":\"four\",\"choices\":[]}                                        | 0",
      })
  void whatTheModelSaidIsCountedWhateverItIs(String json, long said) {
    assertThat(scan(json).said).isEqualTo(said);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"usage\":null,\"model\":null,\"error\":null}", "{\"a\":{\"usage\":{}}}"})
  void whatIsNullOrDeeperIsAbsent(String json) {
    ChunkScanner scanner = scan(json);
    assertThat(scanner.usage).isEqualTo(Span.ABSENT);
    assertThat(scanner.model).isEqualTo(Span.ABSENT);
    assertThat(scanner.error).isEqualTo(Span.ABSENT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "[]",
        "{",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1",
        "{\"a\":1}}",
        "{\"a\":[}",
        "{\"a\":\"x",
        "{\"a\":1 2}",
        "{\"a\":1,}",
        "x"
      })
  void whatIsNoObjectIsNonsense(String json) {
    assertThatThrownBy(() -> scan(json)).isInstanceOf(UpstreamNonsense.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {63, 64, 100_000})
  void depthIsBounded(int depth) {
    String json = "{\"a\":" + "[".repeat(depth) + "]".repeat(depth) + "}";
    if (depth <= 63) {
      assertThat(scan(json).content).isEqualTo(ChunkContent.USAGE);
    } else {
      assertThatThrownBy(() -> scan(json)).isInstanceOf(UpstreamNonsense.class);
    }
  }

  private static ChunkScanner scan(String json) {
    var scanner = new ChunkScanner();
    scanner.scan(Slice.of(json));
    return scanner;
  }
}
