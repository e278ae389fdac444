package dev.fovea.media.fetch;

import static dev.fovea.media.fetch.FetchKit.PICTURE;
import static dev.fovea.media.fetch.FetchKit.assertRejected;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.error.Failure;
import dev.fovea.error.MediaFault;
import dev.fovea.testkit.Reply;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an answer's head decides, and what it does not. */
@Timeout(60)
final class AnswerTest {
  private final FetchKit kit = new FetchKit();

  @AfterEach
  void close() {
    kit.close();
  }

  @ParameterizedTest
  @ValueSource(
      ints = {201, 202, 203, 204, 206, 226, 304, 400, 401, 403, 404, 407, 410, 429, 500, 503})
  void only200IsAnAnswerAndTheOthersAreToldInTheSameWords(int status) {
    kit.origin.answers(
        Reply.of(status, "image/png", Reply.Framing.LENGTH, status == 204 ? new byte[0] : PICTURE)
            .header("WWW-Authenticate", "Basic realm=\"secret\""));
    Failure failure = kit.failure(kit.at("127.0.0.2") + "/");
    assertRejected(failure, MediaFault.FAILED_TO_DOWNLOAD_IMAGE);
    assertThat(failure.message()).doesNotContain("secret", Integer.toString(status));
    assertThat(failure).isEqualTo(kit.failure(kit.at("nowhere.test") + "/"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "x-gzip", "gzip, gzip", "br", "deflate", "zstd", "compress", "x"})
  void aCompressedAnswerIsNotTaken(String encoding) {
    kit.origin.answers(FetchKit.picture().header("Content-Encoding", encoding));
    assertRejected(kit.failure(kit.at("127.0.0.2") + "/"), MediaFault.FAILED_TO_DOWNLOAD_IMAGE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"identity", "Identity", ""})
  void anAnswerThatSaysItIsNotCompressedIs(String encoding) {
    kit.origin.answers(FetchKit.picture().header("Content-Encoding", encoding));
    assertThat(kit.fetch(kit.at("127.0.0.2") + "/").bytes()).isEqualTo(PICTURE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "image/png | image/png",
        "Image/PNG; charset=binary | image/png",
        "image/svg+xml | image/svg+xml",
        "text/html | text/html",
        "application/octet-stream | application/octet-stream",
        "png | ''",
        "image/png, image/jpeg | ''",
        "image/<b> | ''",
        "'' | ''",
      })
  void theDeclaredTypeIsOnlyReported(String header, String mediaType) {
    kit.origin.answers(Reply.of(200, header, Reply.Framing.LENGTH, PICTURE));
    Fetched fetched = kit.fetch(kit.at("127.0.0.2") + "/");
    assertThat(fetched.bytes()).isEqualTo(PICTURE);
    assertThat(fetched.mediaType()).isEqualTo(mediaType);
  }

  @Test
  void aChunkedAnswerIsPutTogether() {
    kit.origin.answers(Reply.of(200, "image/png", Reply.Framing.CHUNKED, PICTURE).trickled());
    assertThat(kit.fetch(kit.at("127.0.0.2") + "/").bytes()).isEqualTo(PICTURE);
  }

  @Test
  void aLargeAnswerIsPutTogether() {
    byte[] large = new byte[19_000_000];
    new Random(7).nextBytes(large);
    kit.origin.answers(Reply.of(200, "image/png", Reply.Framing.LENGTH, large));
    assertThat(kit.fetch(kit.at("127.0.0.2") + "/").bytes()).isEqualTo(large);
  }

  @Test
  void anEmptyFileIsRefused() {
    kit.origin.answers(Reply.of(200, "image/png", Reply.Framing.LENGTH, new byte[0]));
    assertRejected(kit.failure(kit.at("127.0.0.2") + "/"), MediaFault.EMPTY_IMAGE_FILE);
  }
}
