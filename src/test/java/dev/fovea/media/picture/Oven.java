package dev.fovea.media.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import dev.fovea.json.Slice;
import dev.fovea.media.format.MediaFacts;
import dev.fovea.media.format.Probe;
import dev.fovea.vision.Format;
import dev.fovea.vision.Size;
import dev.fovea.worker.Cancel;
import dev.fovea.worker.WorkerSettings;
import dev.fovea.worker.confine.Mode;
import java.awt.Color;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Pictures with one real worker, and the orders that tests give. */
final class Oven implements AutoCloseable {
  static final Set<Format> BOTH = Set.of(Format.JPEG, Format.PNG);
  static final Recipe ANY = new Recipe(Optional.empty(), 1024, BOTH, 5 << 20, true, 100_000_000, 5);
  static final String PLACE = "messages[0].content[1].image_url.url";

  private static final Duration MINUTE = Duration.ofMinutes(1);

  final Pictures pictures;

  Oven() {
    this(Mode.AUTO);
  }

  /** With a worker that is confined, or is not. */
  Oven(Mode confine) {
    this(confine, Optional.empty());
  }

  /** With a program for JPEG XL. */
  Oven(Optional<Path> jpegXl) {
    this(Mode.AUTO, jpegXl);
  }

  private Oven(Mode confine, Optional<Path> jpegXl) {
    pictures =
        new Pictures(
            new WorkerSettings(
                "media.worker",
                256 << 20,
                1L << 30,
                64 << 20,
                MINUTE,
                MINUTE.multipliedBy(10),
                4,
                MINUTE,
                1,
                confine),
            jpegXl);
  }

  /** One picture of one file, of which nothing is known but its format. */
  Made make(byte[] file, Format format) {
    return make(file, format, ANY);
  }

  Made make(byte[] file, Format format, Recipe recipe) {
    return make(file, facts(format, 1, 1), recipe);
  }

  Made make(byte[] file, MediaFacts facts, Recipe recipe) {
    List<Made> made = all(file, facts, recipe);
    assertThat(made).hasSize(1);
    return made.getFirst();
  }

  List<Made> all(byte[] file, MediaFacts facts, Recipe recipe) {
    return pictures.make(PictureFile.of(Slice.of(file)), facts, recipe, PLACE, new Cancel());
  }

  /** Why the file is refused. */
  Failure.MediaRejected refusal(byte[] file, Format format) {
    return refusal(file, format, ANY);
  }

  Failure.MediaRejected refusal(byte[] file, Format format, Recipe recipe) {
    return refusal(file, facts(format, 1, 1), recipe);
  }

  Failure.MediaRejected refusal(byte[] file, MediaFacts facts, Recipe recipe) {
    var thrown = catchThrowableOfType(FailureException.class, () -> all(file, facts, recipe));
    assertThat(thrown).as("a refusal").isNotNull();
    assertThat(thrown.failure()).isInstanceOf(Failure.MediaRejected.class);
    var rejected = (Failure.MediaRejected) thrown.failure();
    assertThat(rejected.param()).isEqualTo(PLACE);
    assertThat(rejected.message()).startsWith("The picture at " + PLACE + " ");
    return rejected;
  }

  /** Made or refused: whatever else comes of it is a fault of ours. */
  void survives(byte[] file, Format format) {
    try {
      all(file, facts(format, 1, 1), ANY);
    } catch (FailureException e) {
      assertThat(e.failure()).isInstanceOf(Failure.MediaRejected.class);
      assertThat(e.failure().message()).as("the child lives").doesNotContain("worker '");
    }
  }

  static MediaFacts facts(Format format, int orientation, int frames) {
    return new MediaFacts(
        format,
        Optional.empty(),
        frames,
        orientation,
        false,
        8,
        MediaFacts.Color.RGB,
        false,
        Optional.empty());
  }

  /** The facts that its headers tell. */
  static MediaFacts probed(byte[] file) {
    dev.fovea.media.format.Bytes bytes = dev.fovea.media.format.Bytes.of(Slice.of(file));
    return Probe.facts(Probe.format(bytes, PLACE), bytes, PLACE);
  }

  static Recipe sized(int width, int height) {
    return new Recipe(
        Optional.of(new Size(width, height)), 1024, BOTH, 5 << 20, true, 100_000_000, 5);
  }

  static void near(Color actual, Color expected, int tolerance) {
    assertThat(Math.abs(actual.getRed() - expected.getRed()))
        .as("red of %s, not %s", actual, expected)
        .isLessThanOrEqualTo(tolerance);
    assertThat(Math.abs(actual.getGreen() - expected.getGreen()))
        .as("green of %s, not %s", actual, expected)
        .isLessThanOrEqualTo(tolerance);
    assertThat(Math.abs(actual.getBlue() - expected.getBlue()))
        .as("blue of %s, not %s", actual, expected)
        .isLessThanOrEqualTo(tolerance);
  }

  @Override
  public void close() {
    pictures.close();
  }
}
