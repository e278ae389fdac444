package dev.fovea.media.picture.codec;

import static dev.fovea.media.picture.codec.CodecException.checked;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_MPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_RGB;
import static org.bytedeco.ffmpeg.global.avutil.AV_FRAME_CROP_UNALIGNED;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_ALPHA;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_PAL;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_RGB;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_GBRP;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_GBRP10;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_GBRP12;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV444P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV444P10;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV444P12;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ444P;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_apply_cropping;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_copy_props;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_image_copy_plane;
import static org.bytedeco.ffmpeg.global.avutil.av_pix_fmt_desc_get;

import dev.fovea.media.picture.pixels.YCbCr;
import dev.fovea.vision.Size;
import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.javacpp.BytePointer;

/** A decoded picture in the layout of its codec. For one thread. */
public final class Frame implements AutoCloseable {
  private final AVFrame frame;

  private Frame(AVFrame frame) {
    this.frame = frame;
  }

  static Frame empty() {
    return new Frame(av_frame_alloc());
  }

  /** Room for pixels of that format. */
  static Frame blank(Size size, int format) throws CodecException {
    Frame blank = empty();
    blank.frame.width(size.width()).height(size.height()).format(format);
    try {
      checked(av_frame_get_buffer(blank.frame, 0), "av_frame_get_buffer");
      return blank;
    } catch (CodecException e) {
      blank.close();
      throw e;
    }
  }

  AVFrame frame() {
    return frame;
  }

  AVPixFmtDescriptor layout() {
    return av_pix_fmt_desc_get(frame.format());
  }

  public Size size() {
    return new Size(frame.width(), frame.height());
  }

  /** Whether it is written as brightness and two colours, or grey, and nothing shows through. */
  public boolean scalesWell() {
    return (layout().flags() & (AV_PIX_FMT_FLAG_RGB | AV_PIX_FMT_FLAG_ALPHA | AV_PIX_FMT_FLAG_PAL))
        == 0;
  }

  /** How its samples are to be understood; empty where they are colours, or something unusual. */
  Optional<YCbCr> meaning() {
    return (layout().flags() & AV_PIX_FMT_FLAG_RGB) == 0
        ? YCbCr.of(frame.colorspace(), whole())
        : Optional.empty();
  }

  /**
   * Whether samples take their whole range: old names of formats say so, whatever the frame does.
   */
  boolean whole() {
    return frame.color_range() == AVCOL_RANGE_JPEG
        || layout().name().getString().startsWith("yuvj");
  }

  /** Copies samples of one row, from its beginning. */
  void row(int plane, int y, byte[] to, int at, int bytes) {
    new BytePointer(frame.data(plane))
        .position((long) y * frame.linesize(plane))
        .get(to, at, bytes);
  }

  /** A larger picture of the same kind, for this one and others like it to be laid on. */
  public Frame canvas(Size size) throws CodecException {
    Frame canvas = blank(size, frame.format());
    av_frame_copy_props(canvas.frame, frame);
    return canvas;
  }

  /**
   * Lays a picture onto this one; what reaches beyond the edges is left out.
   *
   * @throws CodecException when it is of another kind, or cannot begin at that place
   */
  public void lay(Frame tile, int left, int top) throws CodecException {
    AVPixFmtDescriptor layout = layout();
    int across = layout.log2_chroma_w();
    int down = layout.log2_chroma_h();
    boolean whole = (left >> across << across) == left && (top >> down << down) == top;
    if (tile.frame.format() != frame.format() || !whole) {
      throw new CodecException("tiles that do not fit together");
    }
    int width = Math.min(tile.frame.width(), frame.width() - left);
    int height = Math.min(tile.frame.height(), frame.height() - top);
    int bytes = (layout.comp(0).depth() + 7) / 8;
    for (int plane = 0; plane < layout.nb_components(); plane++) {
      boolean thin = plane == 1 || plane == 2;
      int right = thin ? across : 0;
      int below = thin ? down : 0;
      long at = (long) (top >> below) * frame.linesize(plane) + (long) (left >> right) * bytes;
      av_image_copy_plane(
          new BytePointer(frame.data(plane)).position(at),
          frame.linesize(plane),
          tile.frame.data(plane),
          tile.frame.linesize(plane),
          halved(width, right) * bytes,
          halved(height, below));
    }
  }

  /** A length as so many halvings leave it, rounded up. */
  public static int halved(int length, int times) {
    return (length + (1 << times) - 1) >> times;
  }

  /** Leaves a part of it, which must lie within. */
  public void crop(int left, int top, Size size) throws CodecException {
    frame.crop_left(left).crop_top(top);
    frame.crop_right(frame.width() - left - size.width());
    frame.crop_bottom(frame.height() - top - size.height());
    checked(av_frame_apply_cropping(frame, AV_FRAME_CROP_UNALIGNED), "av_frame_apply_cropping");
  }

  /** Says what its colours mean, by the numbers of ITU-T H.273. */
  public void means(int primaries, int transfer, int matrix, boolean full) {
    frame.color_primaries(primaries).color_trc(transfer).colorspace(matrix);
    frame.color_range(full ? AVCOL_RANGE_JPEG : AVCOL_RANGE_MPEG);
    if (matrix == AVCOL_SPC_RGB) {
      frame.format(ofColors(frame.format()));
    }
  }

  /** Says that its samples take their whole range. */
  public void full() {
    frame.color_range(AVCOL_RANGE_JPEG);
  }

  /** Three whole planes that turn out to be green, blue and red. */
  private static int ofColors(int format) {
    if (format == AV_PIX_FMT_YUV444P || format == AV_PIX_FMT_YUVJ444P) {
      return AV_PIX_FMT_GBRP;
    }
    if (format == AV_PIX_FMT_YUV444P10) {
      return AV_PIX_FMT_GBRP10;
    }
    return format == AV_PIX_FMT_YUV444P12 ? AV_PIX_FMT_GBRP12 : format;
  }

  @Override
  public void close() {
    av_frame_free(frame);
  }
}
