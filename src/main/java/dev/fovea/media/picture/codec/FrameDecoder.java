package dev.fovea.media.picture.codec;

import static dev.fovea.media.picture.codec.CodecException.checked;
import static org.bytedeco.ffmpeg.avutil.AVFrame.AV_FRAME_FLAG_CORRUPT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_EF_EXPLODE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_INPUT_BUFFER_PADDING_SIZE;
import static org.bytedeco.ffmpeg.global.avcodec.av_new_packet;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_flush_buffers;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EAGAIN;
import static org.bytedeco.ffmpeg.global.avutil.av_mallocz;

import dev.fovea.vision.Size;
import java.nio.ByteBuffer;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.javacpp.BytePointer;

/** A decoder of coded pictures, one after the other. For one thread. */
public final class FrameDecoder implements AutoCloseable {
  /** Codecs work in whole blocks of at most so many pixels a side. */
  private static final long BLOCK = 128;

  private final AVCodecContext context;

  private FrameDecoder(AVCodecContext context) {
    this.context = context;
  }

  /**
   * Opens one.
   *
   * @param configuration what the container says beforehand; may be empty
   * @param size a picture that is larger is refused before memory is taken
   * @param halvings how often the sides are to be halved, where the codec can decode so
   */
  public static FrameDecoder open(Codec codec, ByteBuffer configuration, Size size, int halvings)
      throws CodecException {
    AVCodec decoder = avcodec_find_decoder_by_name(codec.decoder());
    if (decoder == null) {
      throw new CodecException("there is no decoder " + codec.decoder());
    }
    AVCodecContext context = avcodec_alloc_context3(decoder);
    var opened = new FrameDecoder(context);
    try {
      context.thread_count(1);
      context.err_recognition(AV_EF_EXPLODE);
      context.discard_damaged_percentage(0);
      context.max_pixels(pixelsMax(size));
      context.lowres(Math.min(halvings, decoder.max_lowres()));
      opened.configure(configuration);
      checked(avcodec_open2(context, decoder, (AVDictionary) null), "avcodec_open2");
      return opened;
    } catch (CodecException e) {
      opened.close();
      throw e;
    }
  }

  /** What a decoder may make room for where a picture has that size. */
  public static long pixelsMax(Size size) {
    return (size.width() + BLOCK) * (size.height() + BLOCK);
  }

  /** The context frees it. */
  private void configure(ByteBuffer configuration) throws CodecException {
    int length = configuration.remaining();
    if (length > 0) {
      var memory = av_mallocz((long) length + AV_INPUT_BUFFER_PADDING_SIZE);
      if (memory == null) {
        throw new CodecException("no memory for the configuration");
      }
      put(new BytePointer(memory), 0, configuration);
      context.extradata(new BytePointer(memory)).extradata_size(length);
    }
  }

  /**
   * Decodes one picture.
   *
   * @param data backed by arrays, one piece after the other
   * @throws CodecException when it is damaged anywhere: half a picture is none
   */
  public Frame decode(List<ByteBuffer> data) throws CodecException {
    AVPacket packet = av_packet_alloc();
    try {
      long length = data.stream().mapToLong(ByteBuffer::remaining).sum();
      checked(av_new_packet(packet, Math.toIntExact(length)), "av_new_packet");
      long at = 0;
      for (ByteBuffer piece : data) {
        put(packet.data(), at, piece);
        at += piece.remaining();
      }
      return decode(packet);
    } finally {
      av_packet_free(packet);
    }
  }

  private Frame decode(AVPacket packet) throws CodecException {
    Frame frame = Frame.empty();
    try {
      checked(avcodec_send_packet(context, packet), "avcodec_send_packet");
      int answer = avcodec_receive_frame(context, frame.frame());
      if (answer == AVERROR_EAGAIN()) {
        checked(avcodec_send_packet(context, null), "avcodec_send_packet");
        answer = avcodec_receive_frame(context, frame.frame());
      }
      checked(answer, "avcodec_receive_frame");
      avcodec_flush_buffers(context);
      if (frame.frame().decode_error_flags() != 0
          || (frame.frame().flags() & AV_FRAME_FLAG_CORRUPT) != 0) {
        throw new CodecException("the frame is damaged");
      }
      return frame;
    } catch (CodecException e) {
      frame.close();
      throw e;
    }
  }

  private static void put(BytePointer memory, long at, ByteBuffer piece) {
    memory
        .position(at)
        .put(piece.array(), piece.arrayOffset() + piece.position(), piece.remaining());
  }

  @Override
  public void close() {
    avcodec_free_context(context);
  }
}
