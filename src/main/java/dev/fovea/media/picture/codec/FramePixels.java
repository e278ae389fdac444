package dev.fovea.media.picture.codec;

import static dev.fovea.media.picture.codec.CodecException.checked;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_PRI_UNSPECIFIED;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_MPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_RGB;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_TRC_UNSPECIFIED;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_ABGR;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGR24;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_ALPHA;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_GRAY8;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGB48LE;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV444P;
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
import dev.fovea.media.picture.pixels.YCbCr;
import dev.fovea.vision.Size;
import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.ffmpeg.swscale.SwsContext;

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
    return switch (channels(frame)) {
      case GRAY -> plain(frame, size, AV_PIX_FMT_GRAY8, Channels.GRAY);
      case BGR -> colors(frame, size);
      default -> plain(frame, size, AV_PIX_FMT_ABGR, Channels.ABGR);
    };
  }

  private static Bitmap plain(Frame frame, Size size, int format, Channels channels)
      throws CodecException {
    try (Frame scaled = scaled(frame, size, format)) {
      Bitmap target = Bitmap.blank(size, channels);
      for (int y = 0; y < size.height(); y++) {
        scaled.row(0, y, target.samples(), y * target.stride(), target.stride());
      }
      return target;
    }
  }

  /** The library's own colours are either slow or up to two parts of 255 too low. */
  private static Bitmap colors(Frame frame, Size size) throws CodecException {
    Optional<YCbCr> meaning = frame.meaning();
    if (meaning.isEmpty()) {
      return plain(frame, size, AV_PIX_FMT_BGR24, Channels.BGR);
    }
    try (Frame scaled = scaled(frame, size, AV_PIX_FMT_YUV444P)) {
      Bitmap target = Bitmap.blank(size, Channels.BGR);
      byte[][] row = new byte[3][size.width()];
      for (int y = 0; y < size.height(); y++) {
        for (int plane = 0; plane < row.length; plane++) {
          scaled.row(plane, y, row[plane], 0, size.width());
        }
        meaning.get().row(row[0], row[1], row[2], target.samples(), y * target.stride());
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
      byte[] row = new byte[size.width() * 6];
      for (int y = 0; y < size.height(); y++) {
        scaled.row(0, y, row, 0, row.length);
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
    boolean same = format == AV_PIX_FMT_YUV444P;
    to.color_range(same && !source.whole() ? AVCOL_RANGE_MPEG : AVCOL_RANGE_JPEG);
    to.colorspace(same || format == AV_PIX_FMT_GRAY8 ? from.colorspace() : AVCOL_SPC_RGB);
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

  private static int flags(Frame source, Size size) {
    boolean far =
        source.size().width() > (long) FAR * size.width()
            || source.size().height() > (long) FAR * size.height();
    return SWS_ACCURATE_RND | SWS_FULL_CHR_H_INT | (far ? SWS_AREA : SWS_LANCZOS);
  }
}
