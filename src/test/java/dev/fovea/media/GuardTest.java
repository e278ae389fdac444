package dev.fovea.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fovea.config.Settings;
import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import dev.fovea.error.MediaFault;
import dev.fovea.media.format.MediaFacts;
import dev.fovea.media.format.MediaFacts.Color;
import dev.fovea.media.format.MediaFacts.Video;
import dev.fovea.media.format.Probe;
import dev.fovea.vision.Format;
import dev.fovea.vision.MediaForm;
import dev.fovea.vision.Part;
import dev.fovea.vision.Place;
import dev.fovea.vision.Size;
import dev.fovea.vision.Source;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A limit itself is allowed; one more is refused with the limit, the value and the setting. */
final class GuardTest {
  private static final String PLACE = "messages[0].content[0].image_url.url";
  private static final Guard GUARD = new Guard(Settings.defaults());

  @ParameterizedTest
  @CsvSource({"1, 1", "10000, 10000", "65500, 1", "1, 65500", "1526, 65500"})
  void sizesUpToTheLimitsAreTaken(int width, int height) {
    assertThatCode(() -> GUARD.facts(picture(width, height, 1), PLACE)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "50000, 50000, 2500000000, media.image.pixels",
    "10001, 10000, 100010000, media.image.pixels",
    "65535, 65535, 65535x65535, media.image.side",
    "1, 65501, 1x65501, media.image.side",
    "1, 2147483647, 1x2147483647, media.image.side",
    "6, 2147483647, 6x2147483647, media.image.side"
  })
  void aPictureThatIsTooLargeIsRefused(int width, int height, String value, String setting) {
    assertRefused(
        () -> GUARD.facts(picture(width, height, 1), PLACE),
        MediaFault.IMAGE_TOO_LARGE,
        value,
        setting);
  }

  @Test
  void framesAreCounted() {
    assertThatCode(() -> GUARD.facts(picture(1, 1, 1000), PLACE)).doesNotThrowAnyException();
    assertRefused(
        () -> GUARD.facts(picture(1, 1, 1001), PLACE),
        MediaFault.IMAGE_TOO_LARGE,
        "1001 frames",
        "at most 1000",
        "media.frames");
    assertRefused(
        () -> GUARD.facts(picture(1, 1, Probe.FRAMES_MAX), PLACE),
        MediaFault.IMAGE_TOO_LARGE,
        "at least 10000 frames");
  }

  @ParameterizedTest
  @CsvSource({
    "PNG, 67108864, media.image.bytes",
    "MP4, 134217728, media.video.bytes",
    "PDF, 67108864, media.file.bytes"
  })
  void filesAreMeasured(Format format, long most, String setting) {
    assertThatCode(() -> GUARD.file(format, most, PLACE)).doesNotThrowAnyException();
    assertRefused(
        () -> GUARD.file(format, most + 1, PLACE),
        MediaFault.IMAGE_FILE_TOO_LARGE,
        Long.toString(most),
        Long.toString(most + 1),
        setting);
  }

  @Test
  void allFilesTogetherAreMeasured() {
    long most = 256L << 20;
    assertThatCode(() -> GUARD.total(most, PLACE)).doesNotThrowAnyException();
    assertRefused(
        () -> GUARD.total(most + 1, PLACE),
        MediaFault.IMAGE_FILE_TOO_LARGE,
        "268435457",
        "media.total_bytes");
  }

  @Test
  void videosAreMeasuredByTheirOwnLimits() {
    Duration most = Duration.ofHours(2);
    assertThatCode(() -> GUARD.facts(video(7680, 4320, most), PLACE)).doesNotThrowAnyException();
    assertRefused(
        () -> GUARD.facts(video(1920, 1080, most.plusMillis(1)), PLACE),
        MediaFault.IMAGE_TOO_LARGE,
        "7200 seconds",
        "media.video.duration");
    assertRefused(
        () -> GUARD.facts(video(16_384, 16_384, Duration.ZERO), PLACE),
        MediaFault.IMAGE_TOO_LARGE,
        "268435456 pixels",
        "The video is 16384x16384, which are 268435456 pixels; at most 36000000 are taken"
            + " (media.video.pixels). Send a smaller one.");
  }

  @Test
  void partsAreCounted() {
    assertThatCode(() -> GUARD.count(parts(1500))).doesNotThrowAnyException();
    var thrown = catchThrowableOfType(FailureException.class, () -> GUARD.count(parts(1501)));
    var failure = (Failure.InvalidRequest) thrown.failure();
    assertThat(failure.param()).contains("messages[0].content[1500]");
    assertThat(failure.message()).contains("1501", "1500", "media.count");
  }

  @Test
  void aLimitCanBeSet() {
    var guard = new Guard(Settings.defaults().with(MediaSettings.IMAGE_PIXELS, 100));
    assertRefused(
        () -> guard.facts(picture(10, 11, 1), PLACE), MediaFault.IMAGE_TOO_LARGE, "at most 100");
  }

  private static MediaFacts picture(int width, int height, int frames) {
    return facts(Format.GIF, new Size(width, height), frames, Optional.empty());
  }

  private static MediaFacts video(int width, int height, Duration duration) {
    return facts(
        Format.MP4, new Size(width, height), 1, Optional.of(new Video("avc1", duration, 25, true)));
  }

  private static MediaFacts facts(Format format, Size size, int frames, Optional<Video> video) {
    return new MediaFacts(format, Optional.of(size), frames, 1, false, 8, Color.RGB, false, video);
  }

  private static List<Part.Media> parts(int count) {
    return IntStream.range(0, count)
        .mapToObj(i ->
            new Part.Media(
                MediaForm.IMAGE_URL, new Source.Stored(), List.of(), List.of(), new Place(0, i)))
        .toList();
  }

  private static void assertRefused(ThrowingCallable check, MediaFault fault, String... words) {
    var thrown = catchThrowableOfType(FailureException.class, check);
    assertThat(thrown).as("a refusal").isNotNull();
    var failure = (Failure.MediaRejected) thrown.failure();
    assertThat(failure.fault()).isEqualTo(fault);
    assertThat(failure.param()).isEqualTo(PLACE);
    assertThat(failure.message()).contains(words);
  }
}
