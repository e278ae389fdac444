package dev.fovea.engine.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.error.Failure;
import dev.fovea.error.MediaFault;
import dev.fovea.json.Slice;
import dev.fovea.vision.MediaForm;
import dev.fovea.vision.Outcome;
import dev.fovea.vision.Source;
import java.awt.Color;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the engine refuses, and how a run ends before its time. */
@Timeout(120)
final class InspectRefusalTest {
  private static final AskedEngine ENGINE = new AskedEngine();
  private static final byte[] TEXT =
      Drawn.file(Drawn.text("Invoice number 4711", "Thank you for your visit"), "png");

  @AfterAll
  static void close() {
    ENGINE.close();
  }

  @Test
  void aBrokenPictureIsRefusedByItsPart() {
    byte[] broken = Arrays.copyOf(TEXT, 200);
    assertThat(ENGINE.rejected(Asked.of("Read", broken), true).fault())
        .isEqualTo(MediaFault.IMAGE_PARSE_ERROR);
    assertThat(ENGINE.rejected(Asked.of("Read", TEXT, broken), false).param())
        .isEqualTo("messages[0].content[2].image_url.url");
  }

  @Test
  void aStreamThatHasBegunIsInterruptedByABrokenPicture() {
    Outcome outcome =
        ENGINE.relay(Asked.of("Read", TEXT, Arrays.copyOf(TEXT, 200)), new Recorder(true));
    assertThat(outcome).isInstanceOf(Outcome.Interrupted.class);
    assertThat(outcome.usage().completionTokens()).isPositive();
  }

  @Test
  void aHeaderThatClaimsTooMuchIsRefusedBeforeDecoding() {
    var failure = ENGINE.rejected(Asked.of("Read", Drawn.pngThatClaims(50_000, 50_000)), false);
    assertThat(failure.fault()).isEqualTo(MediaFault.IMAGE_TOO_LARGE);
    assertThat(failure.message()).contains("50000 × 50000 pixels");
  }

  @ParameterizedTest
  @CsvSource({"%PDF-1.7, a PDF", "<svg width='1'/>, an SVG"})
  void aFormatThatItCannotReadIsNamed(String head, String name) {
    byte[] file = Arrays.copyOf(Slice.of(head).toByteArray(), 64);
    var failure = ENGINE.rejected(Asked.of("Read", file), false);
    assertThat(failure.fault()).isEqualTo(MediaFault.UNSUPPORTED_IMAGE_MEDIA_TYPE);
    assertThat(failure.message())
        .contains("is " + name + " file", "reads PNG, JPEG, GIF, WebP, HEIC");
  }

  @Test
  void bytesThatAreNoPictureAreRefused() {
    assertThat(ENGINE.rejected(Asked.of("Read", new byte[500]), false).fault())
        .isEqualTo(MediaFault.INVALID_IMAGE_FORMAT);
  }

  @Test
  void whatNeedsMoreMemoryNamesTheSettingOfThisWorker() {
    byte[] large = Drawn.file(Drawn.blank(9000, 9000, Color.WHITE), "gif");
    try (var small = new AskedEngine(Map.of("worker.heap", "64MiB"))) {
      var failure = small.rejected(Asked.of("Read", large), false);
      assertThat(failure.fault()).isEqualTo(MediaFault.IMAGE_TOO_LARGE);
      assertThat(failure.message()).contains("9000 × 9000 pixels", "can raise 'worker.heap'");
    }
  }

  @Test
  void whatBringsTheWorkerDownIsRefusedAndTheNextIsRead() {
    byte[] large = Drawn.file(Drawn.blank(4000, 4000, Color.WHITE), "bmp");
    try (var small = new AskedEngine(Map.of("worker.heap", "64MiB"))) {
      var failure = small.rejected(Asked.of("Read", large), false);
      assertThat(failure.fault()).isEqualTo(MediaFault.IMAGE_PARSE_ERROR);
      assertThat(failure.message()).contains("ran out of heap", "raise 'worker.heap'");
      assertThat(small.ask(Asked.of("Read the text", TEXT)).text()).startsWith("Invoice");
    }
  }

  @Test
  void aUrlIsRefusedWithWhatWouldWork() {
    var remote = new Source.Remote(Slice.of("https://example.com/a.png"));
    var failure = ENGINE.rejected(Asked.aboutSource(remote, MediaForm.IMAGE_URL), false);
    assertThat(failure.fault()).isEqualTo(MediaFault.INVALID_IMAGE_URL);
    assertThat(failure.message()).contains("data URI").doesNotContain("example.com");
  }

  @Test
  void aVideoIsRefused() {
    var asked = Asked.aboutSource(Asked.inline(TEXT), MediaForm.VIDEO_URL);
    assertThat(ENGINE.relay(asked, new Recorder(false)))
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> assertThat(failed.failure()).isInstanceOf(Failure.ModalityUnsupported.class));
  }

  @Test
  void aClientThatLeavesEndsTheRunWithinASecond() {
    String[] lines = new String[30];
    Arrays.fill(lines, "Many lines of text to be read");
    byte[] page = Drawn.file(Drawn.text(lines), "png");
    long[] left = new long[1];
    var client =
        new Recorder(
            true,
            self -> {
              if (left[0] == 0) {
                left[0] = System.nanoTime();
                self.leave();
              }
            });
    Outcome outcome = ENGINE.relay(Asked.of("Read the text", page), client);
    assertThat(Duration.ofNanos(System.nanoTime() - left[0])).isLessThan(Duration.ofSeconds(1));
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Interrupted.class,
            cut -> assertThat(cut.failure()).isInstanceOf(Failure.ClientGone.class));
  }
}
