package dev.fovea.media.picture.codec;

import dev.fovea.vision.Size;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.javacpp.Loader;

/** FFmpeg's libraries, as far as they decode and scale pictures. */
public final class Libraries {
  private static final String OPTIONS = "org.bytedeco.javacpp.";

  private static final Size HALF = new Size(16, 16);
  private static final Size MOST = new Size(256, 256);

  /** The primaries and the matrix of ITU-R BT.2020, as ITU-T H.273 numbers them. */
  private static final int WIDE = 9;

  private Libraries() {}

  /**
   * Unpacks them into the folder for temporary files, loads them and uses them once: what they
   * still look for then, they could not find later.
   *
   * @param jpeg a small picture in colours
   * @return why that cannot be done here; empty when it is done
   */
  public static Optional<String> load(byte[] jpeg) {
    System.setProperty(OPTIONS + "cachedir", System.getProperty("java.io.tmpdir") + "/natives");
    // We free by hand; what a process may have is watched from outside.
    System.setProperty(OPTIONS + "nopointergc", "true");
    System.setProperty(OPTIONS + "maxbytes", "0");
    System.setProperty(OPTIONS + "maxphysicalbytes", "0");
    try {
      Loader.load(avutil.class);
      Loader.load(avcodec.class);
      Loader.load(swscale.class);
      // What decoders say may quote a file.
      avutil.av_log_set_level(avutil.AV_LOG_QUIET);
      rehearse(jpeg);
      return Optional.empty();
    } catch (CodecException | LinkageError e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private static void rehearse(byte[] jpeg) throws CodecException {
    ByteBuffer nothing = ByteBuffer.allocate(0);
    try (FrameDecoder decoder = FrameDecoder.open(Codec.JPEG, nothing, MOST, /* halvings= */ 0);
        Frame frame = decoder.decode(List.of(ByteBuffer.wrap(jpeg)));
        Frame canvas = frame.canvas(frame.size())) {
      canvas.lay(frame, 0, 0);
      canvas.crop(0, 0, HALF);
      FramePixels.of(canvas, HALF);
      canvas.means(WIDE, WIDE, WIDE, /* full= */ true);
      FramePixels.meant(canvas, HALF);
    }
  }
}
