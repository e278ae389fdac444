package dev.fovea.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.testkit.Answer;
import dev.fovea.testkit.Gate;
import dev.fovea.testkit.RawClient;
import dev.fovea.testkit.Recorded;
import dev.fovea.testkit.Reply;
import dev.fovea.testkit.Reply.End;
import dev.fovea.testkit.TestServer;
import java.io.IOException;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Upstreams that fall silent or die, and clients that leave or do not read. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class StreamFaultTest {
  private static final String CHAT = "/v1/chat/completions";
  private static final int FIRST_EVENT = Demo.STREAM.bytes().length / 3;

  private final Demo demo =
      Demo.start(
          Map.of(
              "stream.heartbeat", "50ms",
              "stream.write_timeout", "300ms",
              "upstream.first_byte_timeout", "2s",
              "upstream.idle_timeout", "2s"));

  @AfterAll
  void stop() {
    demo.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aSilentUpstreamIsBridgedByHeartbeats(boolean fromTheStart) throws IOException {
    var gate = new Gate();
    demo.upstream()
        .answers(
            fromTheStart ? Demo.STREAM.after(gate) : Demo.STREAM.stallAfter(FIRST_EVENT, gate));
    try (RawClient raw = asking(Demo.ASK_STREAM)) {
      assertThat(raw.head().status()).isEqualTo(200);
      for (int beats = 0; beats < 3; ) {
        beats += raw.line().orElseThrow().startsWith(":") ? 1 : 0;
      }
      gate.open();
      while (!raw.line().orElseThrow().equals("data: [DONE]")) {}
    }
  }

  @Test
  void anUpstreamThatNeverAnswersIsATimeout() {
    var gate = new Gate();
    demo.upstream().answers(Demo.COMPLETION.after(gate));
    Answer answer = demo.server().client().chat(Demo.ASK);
    assertThat(answer.status()).isEqualTo(504);
    assertThat(answer.error("code")).isEqualTo("backend_error");
    demo.upstream().take().assertClosedWithin(1000);
    gate.open();
  }

  @Test
  void anUpstreamThatFallsSilentIsAnErrorInTheStream() {
    demo.upstream().answers(Demo.STREAM.cutAfter(FIRST_EVENT + 20).ending(End.HOLD));
    assertBroken(demo.server().client().chat(Demo.ASK_STREAM), "backend_error");
    demo.upstream().take().assertClosedWithin(1000);
  }

  @Test
  void aClientThatLeavesClosesTheUpstream() throws IOException {
    var gate = new Gate();
    demo.upstream().answers(Demo.STREAM.stallAfter(FIRST_EVENT, gate));
    RawClient raw = asking(Demo.ASK_STREAM);
    while (!raw.line().orElseThrow().startsWith("data:")) {}
    raw.vanish();
    demo.upstream().take().assertClosedWithin(1000);
    gate.open();
  }

  @ParameterizedTest
  @ValueSource(strings = {Demo.ASK, "stream"})
  void aClientThatLeavesBeforeTheFirstByteClosesTheUpstream(String ask) throws IOException {
    var gate = new Gate();
    demo.upstream().answers(Demo.COMPLETION.after(gate));
    RawClient raw = asking(ask.equals("stream") ? Demo.ASK_STREAM : ask);
    Recorded asked = demo.upstream().take();
    raw.close();
    asked.assertClosedWithin(1000);
    gate.open();
  }

  @Test
  void anUpstreamThatIsCutAtAnyByteIsNeverTakenForWhole() {
    byte[] transcript = Demo.STREAM.bytes();
    int done = new String(transcript, UTF_8).indexOf("data: [DONE]");
    for (int at = 0; at < done; at++) {
      demo.upstream().answers(Demo.STREAM.cutAfter(at));
      assertFailed(demo.server().client().chat(Demo.ASK_STREAM), "backend_unavailable");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = End.class,
      names = {"FIN", "RESET", "HALF_CHUNK"})
  void everyWayToDieIsAnError(End end) {
    demo.upstream().answers(Demo.STREAM.cutAfter(FIRST_EVENT + 30).ending(end));
    assertBroken(demo.server().client().chat(Demo.ASK_STREAM), "backend_unavailable");
  }

  @Test
  void aStreamThatEndsBeforeItHasFinishedIsNotWhole() {
    String text = new String(Demo.STREAM.bytes(), UTF_8);
    demo.upstream().answers(Reply.transcript(text.substring(0, text.indexOf("data:", 10))));
    assertFailed(demo.server().client().chat(Demo.ASK_STREAM), "backend_unavailable");
  }

  @Test
  void anAnswerIsOverWithItsDoneThoughTheUpstreamStays() {
    demo.upstream().answers(Demo.STREAM.ending(End.HOLD));
    Answer answer = demo.server().client().chat(Demo.ASK_STREAM);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).endsWith("data: [DONE]\n\n");
    demo.upstream().take().assertClosedWithin(2000);
  }

  @Test
  void aStreamThatHasFinishedMayEndWithoutDone() {
    String text = new String(Demo.STREAM.bytes(), UTF_8).replace("data: [DONE]\n\n", "");
    demo.upstream().answers(Reply.transcript(text));
    assertThat(demo.server().client().chat(Demo.ASK_STREAM).done()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"data: {\n\n", "data: <html>\n\n", "data: [1]\n\n", "data: {\"a\":1}x\n\n"})
  void nonsenseInAStreamIsAnError(String nonsense) {
    String text = new String(Demo.STREAM.bytes(), UTF_8);
    int second = text.indexOf("data:", 10);
    demo.upstream()
        .answers(Reply.transcript(text.substring(0, second) + nonsense + text.substring(second)));
    assertFailed(demo.server().client().chat(Demo.ASK_STREAM), "backend_unavailable");
  }

  @Test
  void anEventWithoutEndIsCutOff() {
    demo.upstream().answers(Reply.transcript("data: {\"id\":\"" + "x".repeat(20_000_000)));
    Answer answer = demo.server().client().chat(Demo.ASK_STREAM);
    assertFailed(answer, "backend_unavailable");
  }

  @Test
  void otherSpellingsOfAStreamAreUnderstood() {
    String text = new String(Demo.STREAM.bytes(), UTF_8);
    for (String spelled :
        new String[] {
          text.replace("\n", "\r\n"),
          text.replace("data: ", "data:"),
          ": a comment\n\n" + text.replace("\n\n", "\n\n: ping\n\n"),
          text.replace("data: ", "event: message\nid: 1\ndata: "),
          "\n\n\n" + text,
        }) {
      demo.upstream().answers(Reply.transcript(spelled));
      Answer answer = demo.server().client().chat(Demo.ASK_STREAM);
      assertThat(answer.done()).as(spelled).isTrue();
      assertThat(answer.chunks()).hasSize(2);
    }
  }

  @Test
  void aClientThatDoesNotReadIsCutAndLittleIsKeptForIt() throws IOException {
    String event =
        "data: "
            + Demo.chunk(
                "[{\"index\":0,\"delta\":{\"content\":\""
                    + "x".repeat(1000)
                    + "\"},\"finish_reason\":null}]")
            + "\n\n";
    demo.upstream().answers(Reply.transcript(event.repeat(60_000)).split(new Random(1), 65_536));
    try (RawClient raw = RawClient.connect(demo.server().port(), 4096)) {
      raw.post(CHAT, TestServer.KEY, Demo.ASK_STREAM.getBytes(UTF_8));
      Recorded asked = demo.upstream().take();
      asked.assertClosedWithin(10_000);
      assertThat(asked.sent().get())
          .as("of 66 MB, what kernel and server hold")
          .isLessThan(40_000_000); // kernels grow the buffers of four sockets as they like
    }
  }

  private RawClient asking(String body) throws IOException {
    return demo.server().raw().post(CHAT, TestServer.KEY, body.getBytes(UTF_8));
  }

  /** What dies before its first byte has reached the client still has a status. */
  private static void assertFailed(Answer answer, String code) {
    if (answer.isStream()) {
      assertBroken(answer, code);
    } else {
      assertThat(answer.status()).isEqualTo(502);
      assertThat(answer.error("code")).isEqualTo(code);
    }
  }

  private static void assertBroken(Answer answer, String code) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.whole()).as("the close is unclean").isFalse();
    assertThat(answer.done()).isFalse();
    assertThat(answer.chunks().getLast().at("/error/code").asString()).isEqualTo(code);
  }
}
