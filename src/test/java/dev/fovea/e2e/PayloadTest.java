package dev.fovea.e2e;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.testkit.Answer;
import dev.fovea.testkit.Gate;
import dev.fovea.testkit.Recorded;
import dev.fovea.testkit.ScriptedUpstream;
import dev.fovea.testkit.TestClient;
import dev.fovea.testkit.TestServer;
import dev.fovea.testkit.pictures.Pngs;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Large pictures pass through a small heap, byte for byte. */
final class PayloadTest {
  private static final int AT_ONCE = 4;
  private static final int PAYLOAD = 40_000_000;
  private static final String BEFORE =
      "{\"model\":\"demo/eye\",\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":"
          + "\"image_url\",\"image_url\":{\"url\":\"data:image/png;base64,";
  private static final String AFTER = "\"}}]}]}";

  @TempDir private Path folder;

  @Test
  void fourTimesFortyMegabytesPassThroughAHeapOf256() throws IOException {
    var together = new Gate();
    byte[] body = body();
    try (ScriptedUpstream upstream = ScriptedUpstream.start()) {
      upstream.answers(Demo.COMPLETION.after(together));
      Process process = start(upstream);
      try (BufferedReader out = process.inputReader()) {
        int port = Integer.parseInt(out.readLine().replace("port ", ""));
        var client =
            new TestClient(URI.create("http://127.0.0.1:" + port), Optional.of(TestServer.KEY));
        List<CompletableFuture<Answer>> answers = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
          answers.add(ask(client, body));
        }
        for (int i = 0; i < AT_ONCE; i++) {
          assertArrived(upstream.take(), body);
        }
        together.open();
        answers.forEach(answer -> assertThat(answer.join().status()).isEqualTo(200));
      } finally {
        process.destroy();
      }
    }
  }

  private static CompletableFuture<Answer> ask(TestClient client, byte[] body) {
    return CompletableFuture.supplyAsync(
        () -> client.post("/v1/chat/completions", body), task -> Thread.ofVirtual().start(task));
  }

  private static void assertArrived(Recorded request, byte[] body) {
    byte[] sent = request.body();
    int start = request.indexOf("base64,") + "base64,".length();
    assertThat(sha256(sent, start, PAYLOAD)).isEqualTo(sha256(body, BEFORE.length(), PAYLOAD));
    assertThat(sent[start + PAYLOAD]).isEqualTo((byte) '"');
  }

  /** A picture's header and end, random characters between: no piece can stand for another. */
  private static byte[] body() {
    byte[] alphabet =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".getBytes(US_ASCII);
    byte[] body = new byte[BEFORE.length() + PAYLOAD + AFTER.length()];
    System.arraycopy(BEFORE.getBytes(US_ASCII), 0, body, 0, BEFORE.length());
    System.arraycopy(AFTER.getBytes(US_ASCII), 0, body, BEFORE.length() + PAYLOAD, AFTER.length());
    byte[] noise = new byte[PAYLOAD];
    new Random(42).nextBytes(noise);
    for (int i = 0; i < PAYLOAD; i++) {
      body[BEFORE.length() + i] = alphabet[noise[i] & 63];
    }
    byte[] header = Base64.getEncoder().encode(Arrays.copyOf(Pngs.claiming(4000, 3000), 33));
    System.arraycopy(header, 0, body, BEFORE.length(), header.length);
    byte[] end = Base64.getEncoder().encode(Pngs.chunk("IEND"));
    System.arraycopy(end, 0, body, BEFORE.length() + PAYLOAD - end.length, end.length);
    return body;
  }

  private Process start(ScriptedUpstream upstream) throws IOException {
    Path yaml = Files.writeString(folder.resolve("demo.yaml"), Demo.yaml(upstream), UTF_8);
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            SmallServer.class.getName(),
            yaml.toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static String sha256(byte[] bytes, int from, int length) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(bytes, from, length);
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
