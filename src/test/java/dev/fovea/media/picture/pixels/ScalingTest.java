package dev.fovea.media.picture.pixels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.vision.Size;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A picture that comes row by row becomes what it would as a whole. */
final class ScalingTest {
  private static final Size[] SIZES = {
    new Size(64, 48), new Size(63, 48), new Size(40, 31), new Size(13, 9), new Size(1, 1)
  };

  @ParameterizedTest
  @EnumSource(Channels.class)
  void rowsBecomeWhatTheWholeBecomes(Channels channels) {
    var random = new SplittableRandom(3);
    var whole = new Size(64, 48);
    for (Size size : SIZES) {
      Bitmap picture = Bitmap.blank(whole, channels);
      random.nextBytes(picture.samples());
      RowSink sink = Scaling.sink(whole, size, channels);
      for (int y = 0; y < 48; y++) {
        System.arraycopy(
            picture.samples(), y * picture.stride(), sink.samples(), sink.at(), picture.stride());
        sink.next();
      }
      Bitmap scaled = sink.picture();
      assertThat(scaled.size()).isEqualTo(size);
      assertThat(scaled.samples()).isEqualTo(Scaling.to(size, picture).samples());
    }
  }
}
