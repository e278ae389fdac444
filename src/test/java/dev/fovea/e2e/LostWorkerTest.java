package dev.fovea.e2e;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.testkit.Answer;
import dev.fovea.testkit.Deadline;
import dev.fovea.testkit.ScriptedUpstream;
import dev.fovea.testkit.TestServer;
import dev.fovea.testkit.pictures.Jpegs;
import dev.fovea.testkit.pictures.Octets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A worker that is lost over a file costs the request of that file, and nobody else's. */
@Timeout(120)
final class LostWorkerTest {
  private final Set<Long> before = children().map(ProcessHandle::pid).collect(Collectors.toSet());
  private final ScriptedUpstream upstream = ScriptedUpstream.start().answers(Demo.COMPLETION);
  private final TestServer server =
      TestServer.start(
          Ask.models(upstream), Map.of("media.worker.count", "1", "media.worker.queue", "0"));
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void stop() {
    server.close();
    upstream.close();
    threads.close();
  }

  @Test
  void oneThatIsKilledOverAFileIsReplaced() throws Exception {
    served();
    Future<Answer> slow = threads.submit(() -> ask(slow()));
    ProcessHandle worker = busy();

    worker.destroyForcibly();

    Answer refused = slow.get(30, TimeUnit.SECONDS);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.error("code")).isEqualTo("image_parse_error");
    assertThat(refused.error("param")).isEqualTo("messages[0].content[1].image_url.url");
    served();
  }

  @Test
  void whoFindsAllOfThemBusyIsToldWhenToComeBack() throws Exception {
    served();
    Future<Answer> slow = threads.submit(() -> ask(slow()));
    busy();

    Answer refused = ask(Ask.picture("image/jpeg", Jpegs.held(Jpegs.of(64, 48), 6)));

    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.header("retry-after")).isPresent();
    assertThat(slow.get(60, TimeUnit.SECONDS).status()).as("too much work").isEqualTo(400);
    served();
  }

  /** The child of this server, when it has worked for a while. */
  private ProcessHandle busy() {
    ProcessHandle worker =
        children().filter(child -> !before.contains(child.pid())).findFirst().orElseThrow();
    Duration began = worker.info().totalCpuDuration().orElseThrow();
    Duration enough = began.plusMillis(300);
    Deadline.until(() -> worker.info().totalCpuDuration().orElse(enough).compareTo(enough) >= 0);
    return worker;
  }

  private static Stream<ProcessHandle> children() {
    return ProcessHandle.current().children().filter(ProcessHandle::isAlive);
  }

  private void served() {
    Answer answer = ask(Ask.picture("image/jpeg", Jpegs.held(Jpegs.of(640, 480), 6)));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
  }

  private Answer ask(String part) {
    return server
        .client()
        .post("/v1/chat/completions", Ask.about("demo/claude", "", List.of(part)));
  }

  /** A page that is painted over three million times; its file is small. */
  private static String slow() throws IOException {
    var content = new ByteArrayOutputStream();
    try (var out = new DeflaterOutputStream(content)) {
      byte[] line = "0 0 500 500 re f\n".repeat(1000).getBytes(US_ASCII);
      for (int i = 0; i < 3000; i++) {
        out.write(line);
      }
    }
    byte[] file =
        Octets.big()
            .text("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n")
            .text("2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n")
            .text("3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 500 500]/Contents 4 0 R>>endobj\n")
            .text("4 0 obj<</Filter/FlateDecode/Length %d>>stream\n".formatted(content.size()))
            .bytes(content.toByteArray())
            .text("\nendstream endobj\ntrailer<</Root 1 0 R/Size 5>>\n%%EOF\n")
            .toByteArray();
    return Ask.picture("application/pdf", file);
  }
}
