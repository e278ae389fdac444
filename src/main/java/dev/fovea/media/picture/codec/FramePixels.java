package dev.fovea.media.picture.codec;

import static dev.fovea.media.picture.codec.CodecException.checked;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_PRI_UNSPECIFIED;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_RGB;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_TRC_UNSPECIFIED;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_ABGR;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGR24;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_ALPHA;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_GRAY8;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGB48LE;
import static org.bytedeco.ffmpeg.global.swscale.SWS_ACCURATE_RND;
import static org.bytedeco.ffmpeg.global.swscale.SWS_AREA;
import static org.bytedeco.ffmpeg.global.swscale.SWS_FULL_CHR_H_INT;
import static org.bytedeco.ffmpeg.global.swscale.SWS_LANCZOS;
import static org.bytedeco.ffmpeg.global.swscale.sws_alloc_context;
import static org.bytedeco.ffmpeg.global.swscale.sws_free_context;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale_frame;

import dev.fovea.media.picture.pixels.Bitmap;
import dev.fovea.media.picture.pixels.Channels;
import dev.fovea.media.picture.pixels.Light;
import dev.fovea.vision.Size;
import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;

/** Frames as bitmaps, scaled in the layout of their codec, where they are half as large. */
public final class FramePixels {
  /** Lanczos' filter reaches over so many pixels for each new one that others are as good. */
  private static final int FAR = 16;

  private FramePixels() {}

  /** What a frame is made of: grey, colours, or colours with alpha. */
  public static Channels channels(Frame frame) {
    AVPixFmtDescriptor layout = frame.layout();
    if (layout.nb_components() == 1 && (layout.flags() & AV_PIX_FMT_FLAG_ALPHA) == 0) {
      return Channels.GRAY;
    }
    return (layout.flags() & AV_PIX_FMT_FLAG_ALPHA) == 0 ? Channels.BGR : Channels.ABGR;
  }

  /** The frame's colours as they are written, in eight bits, in another size. */
  public static Bitmap of(Frame frame, Size size) throws CodecException {
    Channels channels = channels(frame);
    int format =
        switch (channels) {
          case GRAY -> AV_PIX_FMT_GRAY8;
          case BGR -> AV_PIX_FMT_BGR24;
          default -> AV_PIX_FMT_ABGR;
        };
    try (Frame scaled = scaled(frame, size, format)) {
      Bitmap target = Bitmap.blank(size, channels);
      var rows = new BytePointer(scaled.frame().data(0));
      for (int y = 0; y < size.height(); y++) {
        rows.position((long) y * scaled.frame().linesize(0))
            .get(target.samples(), y * target.stride(), target.stride());
      }
      return target;
    }
  }

  /**
   * The frame's colours as it says that they are meant, in sRGB: those of wide ranges of light and
   * colour are brought into its narrow one.
   */
  public static Bitmap meant(Frame frame, Size size) throws CodecException {
    Optional<Light> light =
        Light.of(frame.frame().color_primaries(), frame.frame().color_trc())
            .filter(_ -> channels(frame) == Channels.BGR);
    if (light.isEmpty()) {
      return of(frame, size);
    }
    try (Frame scaled = scaled(frame, size, AV_PIX_FMT_RGB48LE)) {
      Bitmap target = Bitmap.blank(size, Channels.BGR);
      var rows = new BytePointer(scaled.frame().data(0));
      byte[] row = new byte[size.width() * 6];
      for (int y = 0; y < size.height(); y++) {
        rows.position((long) y * scaled.frame().linesize(0)).get(row, 0, row.length);
        light.get().toSrgb(row, target.samples(), y * target.stride());
      }
      return target;
    }
  }

  private static Frame scaled(Frame source, Size size, int format) throws CodecException {
    Frame target = Frame.blank(size, format);
    AVFrame from = source.frame();
    AVFrame to = target.frame();
    // Both unsaid: else the library converts as well, at ten times the cost.
    from.color_primaries(AVCOL_PRI_UNSPECIFIED).color_trc(AVCOL_TRC_UNSPECIFIED);
    to.color_primaries(AVCOL_PRI_UNSPECIFIED).color_trc(AVCOL_TRC_UNSPECIFIED);
    to.color_range(AVCOL_RANGE_JPEG);
    to.colorspace(format == AV_PIX_FMT_GRAY8 ? from.colorspace() : AVCOL_SPC_RGB);
    SwsContext scaler = sws_alloc_context();
    try {
      scaler.flags(flags(source, size));
      scaler.threads(1);
      checked(sws_scale_frame(scaler, to, from), "sws_scale_frame");
      return target;
    } catch (CodecException e) {
      target.close();
      throw e;
    } finally {
      sws_free_context(scaler);
    }
  }

  /**
   * Where four pixels share their colour and a picture is made smaller, its colours in half the
   * width are as many as were there.
   */
  private static int flags(Frame source, Size size) {
    boolean far =
        source.size().width() > (long) FAR * size.width()
            || source.size().height() > (long) FAR * size.height();
    boolean thin = source.layout().log2_chroma_w() > 0 && source.size().width() >= 2 * size.width();
    return SWS_ACCURATE_RND | (far ? SWS_AREA : SWS_LANCZOS) | (thin ? 0 : SWS_FULL_CHR_H_INT);
  }
}
