package dev.fovea.provider.dialect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SseFramerTest {
  private static final List<String> EXPECTED = List.of("{\"a\":\"é😀\"}", "{ }", "[DONE]");

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void anySplitGivesTheSameEvents(String lineEnd) {
    byte[] stream = stream(lineEnd);
    for (int cut = 0; cut <= stream.length; cut++) {
      assertThat(events(Arrays.copyOf(stream, cut), Arrays.copyOfRange(stream, cut, stream.length)))
          .as("cut at %d", cut)
          .isEqualTo(EXPECTED);
    }
    var random = new Random(7);
    for (int round = 0; round < 200; round++) {
      assertThat(events(pieces(stream, random))).as("round %d", round).isEqualTo(EXPECTED);
    }
  }

  @Test
  void aByteOrderMarkAtTheStartIsPassedOver() {
    assertThat(events("\uFEFFdata: a\n\ndata: \uFEFFb\n\n".getBytes(UTF_8)))
        .containsExactly("a", "\uFEFFb");
  }

  @Test
  void severalDataLinesBecomeOneThatCanBeSentOn() {
    assertThat(events("data: {\"a\":\ndata:1}\n\n".getBytes(UTF_8))).containsExactly("{\"a\": 1}");
  }

  @Test
  void anEventWithoutItsEmptyLineIsNone() {
    assertThat(events("data: a\n".getBytes(UTF_8))).isEmpty();
  }

  @Test
  void anEndlessEventIsCutOff() {
    byte[] endless = new byte[SseFramer.EVENT_BYTES_MAX + 1];
    Arrays.fill(endless, (byte) 'x');
    assertThatThrownBy(() -> events(endless)).isInstanceOf(UpstreamNonsense.class);
  }

  private static byte[] stream(String lineEnd) {
    String lines =
        ": hello\n\nevent: x\nid: 1\ndata: {\"a\":\"é😀\"}\n\n\ndata:{\ndata:}\n\ndata: [DONE]\n\n";
    return lines.replace("\n", lineEnd).getBytes(UTF_8);
  }

  private static byte[][] pieces(byte[] stream, Random random) {
    List<byte[]> pieces = new ArrayList<>();
    for (int at = 0; at < stream.length; ) {
      int end = Math.min(stream.length, at + random.nextInt(5));
      pieces.add(Arrays.copyOfRange(stream, at, end));
      at = end;
    }
    return pieces.toArray(new byte[0][]);
  }

  private static List<String> events(byte[]... reads) {
    List<String> events = new ArrayList<>();
    var framer = new SseFramer(data -> events.add(data.utf8()));
    for (byte[] read : reads) {
      framer.feed(read);
    }
    return events;
  }
}
