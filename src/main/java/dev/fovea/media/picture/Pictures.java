package dev.fovea.media.picture;

import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import dev.fovea.error.MediaFault;
import dev.fovea.json.Slice;
import dev.fovea.media.format.MediaFacts;
import dev.fovea.media.picture.decode.Refusal;
import dev.fovea.vision.Format;
import dev.fovea.vision.Size;
import dev.fovea.worker.Cancel;
import dev.fovea.worker.Launch;
import dev.fovea.worker.ProgramRun;
import dev.fovea.worker.WorkerException;
import dev.fovea.worker.WorkerPool;
import dev.fovea.worker.WorkerSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Turns files into pictures that a target takes, in workers: as many at a time as there are
 * workers, with a bounded line before them.
 *
 * <p>Safe for use by many threads; callers block, so they are virtual threads. Close it to end the
 * workers.
 */
public final class Pictures implements AutoCloseable {
  /** What a request to a worker may hold, with room for what stands before the file. */
  private static final long BYTES_MAX = 127L << 20;

  /**
   * Processor time: a file that keeps a decoder busier than this was made to. An honest one needs a
   * tenth of it, but a fresh worker is slow at first.
   */
  private static final Duration TIME = Duration.ofSeconds(2);

  private static final Duration TIME_PER_MEGAPIXEL = Duration.ofMillis(100);
  private static final Duration TIME_PER_MEBIBYTE = Duration.ofMillis(200);
  private static final Duration TIME_PER_PAGE = Duration.ofSeconds(2);
  private static final long MEGAPIXEL = 1_000_000;

  /** How its workers are started. */
  public static final Launch LAUNCH =
      new Launch("pictures", PictureWorker.class.getName(), List.of());

  private final WorkerPool workers;
  private final WorkerSettings settings;
  private final Optional<Path> jpegXl;

  /** Starts nothing yet; knows no program for JPEG XL. */
  public Pictures(WorkerSettings settings) {
    this(settings, Optional.empty());
  }

  /**
   * Starts nothing yet.
   *
   * @param jpegXl as {@link JpegXl#program} finds it
   */
  public Pictures(WorkerSettings settings, Optional<Path> jpegXl) {
    this.settings = settings;
    this.jpegXl = jpegXl;
    this.workers = new WorkerPool(LAUNCH, settings);
  }

  /** How many files are worked on at the same time; more wait in line. */
  public int atOnce() {
    return settings.count();
  }

  /** Has a worker start before it is needed, and another in the place of one that dies. */
  public void warm() {
    workers.warm();
  }

  /**
   * Makes the picture, or those of a document's pages in order.
   *
   * @param facts what the file's headers say: its format, orientation, frames and size
   * @param place the payload's place in the request, for failures
   * @param cancel asked for when nobody wants the pictures any more
   * @throws FailureException of {@link Failure.MediaRejected} when the file cannot be used, be it
   *     that its decoder died over it; of {@link Failure.Overloaded} when the line is full; of
   *     {@link Failure.ClientGone}; of {@link Failure.UpstreamFailed} when no worker starts
   */
  public List<Made> make(
      PictureFile file, MediaFacts facts, Recipe recipe, String place, Cancel cancel) {
    if (file.length() > BYTES_MAX) {
      throw rejected(
          place,
          MediaFault.IMAGE_FILE_TOO_LARGE,
          "is larger than the %d MiB that are decoded.".formatted(BYTES_MAX >> 20));
    }
    try (var permit = workers.enter(cancel)) {
      permit.ready();
      return facts.format() == Format.JXL
          ? viaPng(permit, file, facts, recipe, place, cancel)
          : run(permit, file, facts, recipe, place);
    }
  }

  /** By a program of the system, and what that makes of it by a worker. */
  private List<Made> viaPng(
      WorkerPool.Permit permit,
      PictureFile file,
      MediaFacts facts,
      Recipe recipe,
      String place,
      Cancel cancel) {
    if (jpegXl.isEmpty()) {
      Refusal refusal = JpegXl.unreadable();
      throw rejected(place, refusal.fault(), refusal.why());
    }
    Size size = facts.upright().orElseThrow(() -> unmeasured(place));
    Size wanted = recipe.size().filter(want -> want.pixels() < size.pixels()).orElse(size);
    Duration time = time(facts, recipe);
    byte[] png;
    try {
      List<String> command = JpegXl.command(jpegXl.get(), wanted);
      png = ProgramRun.of(command, file.decoded(), settings, time, cancel);
    } catch (IllegalArgumentException _) {
      throw rejected(place, MediaFault.INVALID_BASE64_IMAGE, "is not valid base64.");
    } catch (WorkerException e) {
      throw blamed(e, place, time);
    }
    PictureFile between = PictureFile.of(Slice.of(png));
    List<Made> made = run(permit, between, JpegXl.png(facts, wanted), recipe, place);
    return made.stream().map(each -> JpegXl.told(each, size)).toList();
  }

  private static FailureException unmeasured(String place) {
    return rejected(place, MediaFault.IMAGE_PARSE_ERROR, "does not say how large it is.");
  }

  private static List<Made> run(
      WorkerPool.Permit permit, PictureFile file, MediaFacts facts, Recipe recipe, String place) {
    List<Made> made = new ArrayList<>();
    Order order = Order.of(file, facts, recipe);
    Duration time = time(facts, recipe).plus(TIME_PER_MEBIBYTE.multipliedBy(file.length() >> 20));
    List<Answer.Refused> refused = new ArrayList<>();
    try {
      permit.run(
          order.before(file),
          item -> {
            switch (answer(item)) {
              case Answer.Finished finished -> made.add(finished.made());
              case Answer.Refused refusal -> refused.add(refusal);
            }
          },
          time);
    } catch (WorkerException e) {
      throw blamed(e, place, time);
    }
    for (Answer.Refused refusal : refused) {
      throw rejected(place, refusal.fault(), refusal.message());
    }
    return made;
  }

  private static Answer answer(byte[] item) {
    try {
      return Answer.read(item);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Duration time(MediaFacts facts, Recipe recipe) {
    if (facts.format() == Format.PDF) {
      return TIME.plus(TIME_PER_PAGE);
    }
    long pixels = Math.min(facts.size().map(Size::pixels).orElse(0L), recipe.pixelsMax());
    if (facts.format() == Format.SVG) {
      pixels = Math.min(pixels, recipe.drawnPixelsMax());
    }
    return TIME.plus(TIME_PER_MEGAPIXEL.multipliedBy(pixels / MEGAPIXEL));
  }

  /** A worker that took the file and was brought down by it; one that never came up was not. */
  private static FailureException blamed(WorkerException e, String place, Duration time) {
    return switch (e.fault()) {
      case TOO_SLOW ->
          rejected(
              place,
              MediaFault.IMAGE_PARSE_ERROR,
              "takes more than the %.1f s of work that a picture like it may. Send a smaller one."
                  .formatted(time.toMillis() / 1000.0));
      case CRASHED, THREW, TOO_MUCH_MEMORY, TOO_MUCH_OUTPUT ->
          rejected(
              place,
              MediaFault.IMAGE_PARSE_ERROR,
              "could not be decoded. " + e.failure().message());
      case NOT_STARTED -> e;
    };
  }

  private static FailureException rejected(String place, MediaFault fault, String why) {
    return new FailureException(
        new Failure.MediaRejected(fault, "The picture at %s %s".formatted(place, why), place));
  }

  @Override
  public void close() {
    workers.close();
  }
}
