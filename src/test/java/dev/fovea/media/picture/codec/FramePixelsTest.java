package dev.fovea.media.picture.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_MPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_UNSPECIFIED;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT470BG;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV444P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ420P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ444P;

import dev.fovea.media.picture.encode.JpegEncoder;
import dev.fovea.media.picture.pixels.Bitmap;
import dev.fovea.media.picture.pixels.Channels;
import dev.fovea.vision.Size;
import java.util.Arrays;
import org.bytedeco.javacpp.BytePointer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What samples mean, by the name of their format and by what the frame says. */
final class FramePixelsTest {
  private static final Size WHOLE = new Size(64, 48);

  @BeforeAll
  static void load() {
    Bitmap small = Bitmap.blank(WHOLE, Channels.BGR);
    assertThat(Libraries.load(JpegEncoder.encode(small, 90, /* thin= */ true))).isEmpty();
  }

  /** Formats of old names take the whole range, even where a frame says that it does not. */
  @ParameterizedTest
  @CsvSource({
    AV_PIX_FMT_YUVJ420P + ", " + AVCOL_RANGE_UNSPECIFIED + ", true",
    AV_PIX_FMT_YUVJ420P + ", " + AVCOL_RANGE_MPEG + ", true",
    AV_PIX_FMT_YUVJ420P + ", " + AVCOL_RANGE_JPEG + ", true",
    AV_PIX_FMT_YUVJ444P + ", " + AVCOL_RANGE_MPEG + ", true",
    AV_PIX_FMT_YUV420P + ", " + AVCOL_RANGE_UNSPECIFIED + ", false",
    AV_PIX_FMT_YUV420P + ", " + AVCOL_RANGE_MPEG + ", false",
    AV_PIX_FMT_YUV420P + ", " + AVCOL_RANGE_JPEG + ", true",
    AV_PIX_FMT_YUV444P + ", " + AVCOL_RANGE_MPEG + ", false",
  })
  void aColorIsTheSameInEverySize(int format, int range, boolean full) throws CodecException {
    for (Size size : new Size[] {WHOLE, new Size(32, 24), new Size(31, 23), new Size(2, 1)}) {
      try (Frame frame = Frame.blank(WHOLE, format)) {
        fill(frame, full ? new int[] {76, 85, 255} : new int[] {81, 90, 240});
        frame.frame().color_range(range).colorspace(AVCOL_SPC_BT470BG);
        byte[] samples = FramePixels.of(frame, size).samples();
        for (int i = 0; i < samples.length; i++) {
          assertThat(samples[i] & 0xFF).isBetween(i % 3 == 2 ? 253 : 0, i % 3 == 2 ? 255 : 2);
        }
      }
    }
  }

  /** Red. */
  private static void fill(Frame frame, int[] samples) {
    for (int plane = 0; plane < samples.length; plane++) {
      int rows = plane == 0 ? WHOLE.height() : WHOLE.height() >> frame.layout().log2_chroma_h();
      byte[] row = new byte[frame.frame().linesize(plane)];
      Arrays.fill(row, (byte) samples[plane]);
      for (int y = 0; y < rows; y++) {
        new BytePointer(frame.frame().data(plane)).position((long) y * row.length).put(row);
      }
    }
  }
}
