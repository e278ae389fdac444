package dev.fovea.api.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.json.Json;
import dev.fovea.json.Slice;
import dev.fovea.vision.ReplyEvent.Chunk;
import dev.fovea.vision.ReplyEvent.ChunkContent;
import dev.fovea.vision.ReplyEvent.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

final class EventBufferTest {
  private static final String MODEL = "\"up\"";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"model\":\"up\",\"a\":1}              | ``               | {\"model\":\"me\",\"a\":1}",
        "{\"model\":\"up\",\"usage\":{},\"a\":1} | ,\"usage\":{}    | {\"model\":\"me\",\"a\":1}",
        "{\"usage\":{},\"model\":\"up\"}         | \"usage\":{},    | {\"model\":\"me\"}",
        "{\"usage\":{},\"a\":1}                  | \"usage\":{},    | {\"a\":1}",
        "{\"a\":1}                               | ``               | {\"a\":1}",
      })
  void theModelIsRenamedAndUsageTakenOut(String json, String usage, String expected) {
    var buffer = new EventBuffer("me");
    buffer.chunk(chunk(json, usage));
    assertThat(buffer.take().toString()).isEqualTo("data: " + expected + "\n\n");
    assertThat(buffer.isEmpty()).isTrue();
  }

  @Test
  void membersAreAddedAtTheEnd() {
    var buffer = new EventBuffer("me");
    buffer.json(Slice.of("{\"a\":{}} "), Json.object().put("b", 1));
    assertThat(buffer.take().toString()).isEqualTo("data: {\"a\":{},\"b\":1}\n\n");
  }

  @Test
  void membersThatAreThereAlreadyAreReplaced() {
    var buffer = new EventBuffer("me");
    ObjectNode more = Json.object().put("b", 2);
    buffer.json(Slice.of("{\"b\":1,\"a\":1}"), more);
    assertThat(buffer.take().toString()).isEqualTo("data: {\"b\":2,\"a\":1}\n\n");
  }

  private static Chunk chunk(String json, String usage) {
    return new Chunk(
        Slice.of(json),
        span(json, MODEL),
        usage.isEmpty() ? Span.ABSENT : span(json, usage),
        ChunkContent.DELTA);
  }

  private static Span span(String json, String part) {
    int start = json.indexOf(part);
    return start < 0 ? Span.ABSENT : new Span(start, start + part.length());
  }
}
