package dev.fovea.media.picture;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import dev.fovea.error.MediaFault;
import dev.fovea.json.Slice;
import dev.fovea.testkit.Deadline;
import dev.fovea.vision.Format;
import dev.fovea.worker.Cancel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A worker that is lost over a file costs that file, and the next one is served. */
@Timeout(120)
final class LossTest {
  private static final Oven OVEN = new Oven();
  private static final Recipe ONE_PAGE =
      new Recipe(Optional.empty(), 1024, Oven.BOTH, 5 << 20, true, 100_000_000, 1);

  @AfterAll
  static void close() {
    OVEN.close();
  }

  @Test
  void aWorkerThatIsKilledOverAFileCostsThatFile() throws Exception {
    byte[] slow = slow();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      serves();
      Future<Failure.MediaRejected> refused =
          threads.submit(() -> OVEN.refusal(slow, Format.PDF, ONE_PAGE));
      Duration before = worker().info().totalCpuDuration().orElseThrow();
      Deadline.until(() ->
          worker().info().totalCpuDuration().orElseThrow().compareTo(before.plusMillis(300)) >= 0);
      worker().destroyForcibly();
      assertThat(refused.get(30, TimeUnit.SECONDS))
          .extracting(Failure.MediaRejected::fault)
          .isEqualTo(MediaFault.IMAGE_PARSE_ERROR);
    }
    serves();
  }

  @Test
  void aWorkerThatDiesBetweenTwoFilesIsNotMissed() throws Exception {
    serves();
    ProcessHandle dead = worker();
    dead.destroyForcibly();
    dead.onExit().get(10, TimeUnit.SECONDS);
    serves();
  }

  @Test
  void aFileThatTakesTooMuchWorkIsRefused() throws IOException {
    var rejected = OVEN.refusal(slow(), Format.PDF, ONE_PAGE);
    assertThat(rejected.fault()).isEqualTo(MediaFault.IMAGE_PARSE_ERROR);
    assertThat(rejected.message()).contains("takes more than the 4.0 s of work");
    serves();
  }

  @Test
  void nobodyWaitsForPicturesThatNobodyWants() throws Exception {
    var cancel = new Cancel();
    byte[] slow = slow();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      serves();
      Future<FailureException> gone =
          threads.submit(() ->
              catchThrowableOfType(
                  FailureException.class,
                  () ->
                      OVEN.pictures.make(
                          PictureFile.of(Slice.of(slow)),
                          Oven.facts(Format.PDF, 1, 1),
                          ONE_PAGE,
                          Oven.PLACE,
                          cancel)));
      cancel.now();
      assertThat(gone.get(5, TimeUnit.SECONDS).failure()).isInstanceOf(Failure.ClientGone.class);
    }
    serves();
  }

  @Test
  void aFileTooLargeForTheWayIsRefusedBeforeItIsSent() {
    var file = new Slice(new byte[128 << 20], 0, 128 << 20);
    var thrown =
        catchThrowableOfType(
            FailureException.class,
            () ->
                OVEN.pictures.make(
                    PictureFile.of(file),
                    Oven.facts(Format.PNG, 1, 1),
                    Oven.ANY,
                    Oven.PLACE,
                    new Cancel()));
    assertThat(thrown.failure())
        .isEqualTo(
            new Failure.MediaRejected(
                MediaFault.IMAGE_FILE_TOO_LARGE,
                "The picture at %s is larger than the 127 MiB that are decoded."
                    .formatted(Oven.PLACE),
                Oven.PLACE));
  }

  private static void serves() {
    OVEN.make(Painted.file(Painted.corners(20, 20), "png"), Format.PNG);
  }

  private static ProcessHandle worker() {
    return ProcessHandle.current()
        .children()
        .filter(ProcessHandle::isAlive)
        .findFirst()
        .orElseThrow();
  }

  /** A page that is painted over three million times; its file is small. */
  private static byte[] slow() throws IOException {
    try (var document = new PDDocument()) {
      var page = new PDPage(new PDRectangle(500, 500));
      var content = new PDStream(document);
      try (var out = content.createOutputStream(COSName.FLATE_DECODE)) {
        byte[] line = "0 0 500 500 re f\n".repeat(1000).getBytes(US_ASCII);
        for (int i = 0; i < 3000; i++) {
          out.write(line);
        }
      }
      page.setContents(content);
      document.addPage(page);
      var bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    }
  }
}
