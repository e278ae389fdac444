package dev.fovea.media.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.error.Failure;
import dev.fovea.vision.Modality;
import dev.fovea.worker.Cancel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The end of the program, for fetches under way. */
@Timeout(60)
final class FlightsTest {
  private static final FetchKey KEY = new FetchKey("account", "url", Modality.IMAGE);
  private static final MediaFile FILE = new MediaFile(FetchKit.PICTURE, "image/png");
  private static final byte[] LARGE = new byte[64 << 20];

  private final Flights flights = new Flights(new FetchMemory(1 << 20), Duration.ofSeconds(10));

  @TempDir private Path data = Path.of("");

  @Test
  void whatHasLandedIsWrittenBeforeTheEnd() {
    Path kept = data.resolve("kept");
    join(flight -> {
      var closing = new CountDownLatch(1);
      flight.abandoned().then(closing::countDown);
      flight.land(FILE, false);
      await(closing);
      write(kept);
    });
    flights.close();
    assertThat(kept).hasSize(LARGE.length);
  }

  @Test
  void afterTheEndNoFetchBegins() {
    flights.close();
    Failure failure = FetchKit.failureOf(() -> join(flight -> flight.land(FILE, false)));
    assertThat(failure).isEqualTo(new Failure.ClientGone());
  }

  private void join(Consumer<Flight> journey) {
    flights.join(KEY, journey, new Cancel());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void write(Path file) {
    try {
      Files.write(file, LARGE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
