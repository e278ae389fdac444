package dev.fovea.media.picture.decode;

import dev.fovea.media.format.HeifPicture.Coded;
import dev.fovea.media.format.HeifPicture.Grid;
import dev.fovea.media.format.HeifPicture.Pixels;
import dev.fovea.media.format.Stretch;
import dev.fovea.media.picture.codec.Codec;
import dev.fovea.media.picture.codec.Frame;
import dev.fovea.media.picture.codec.FrameDecoder;
import dev.fovea.vision.Size;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/** Decodes what a HEIF picture is made of, one coded picture after the other. For one thread. */
final class Tiles implements AutoCloseable {
  private final byte[] file;
  private Coded like;
  private FrameDecoder decoder;

  private Tiles(byte[] file, Coded first) throws IOException {
    this.file = file;
    this.like = first;
    this.decoder = open(first);
  }

  /** The whole of them in one frame; close it. */
  static Frame of(byte[] file, Pixels pixels) throws IOException {
    return switch (pixels) {
      case Coded coded -> {
        try (var tiles = new Tiles(file, coded)) {
          yield tiles.decode(coded);
        }
      }
      case Grid grid -> {
        try (var tiles = new Tiles(file, grid.tiles().getFirst())) {
          yield tiles.grid(grid);
        }
      }
    };
  }

  private Frame grid(Grid grid) throws IOException {
    Coded first = grid.tiles().getFirst();
    try (Frame corner = decode(first)) {
      Frame canvas = corner.canvas(grid.size());
      try {
        canvas.lay(corner, 0, 0);
        for (int i = 1; i < grid.tiles().size(); i++) {
          int left = i % grid.columns() * first.size().width();
          int top = i / grid.columns() * first.size().height();
          lay(grid.tiles().get(i), canvas, left, top);
        }
        return canvas;
      } catch (IOException e) {
        canvas.close();
        throw e;
      }
    }
  }

  private void lay(Coded tile, Frame canvas, int left, int top) throws IOException {
    boolean shows = left < canvas.size().width() && top < canvas.size().height();
    if (shows) {
      try (Frame frame = decode(tile)) {
        canvas.lay(frame, left, top);
      }
    }
  }

  /** In the size that the container says: what a codec has added to it is cut off. */
  private Frame decode(Coded coded) throws IOException {
    if (!coded.size().equals(like.size())) {
      throw new IOException("tiles of different sizes");
    }
    if (!coded.configuration().equals(like.configuration())) {
      decoder.close();
      decoder = open(coded);
      like = coded;
    }
    List<ByteBuffer> data = coded.data().stream().map(this::piece).toList();
    if (codec(coded) == Codec.AV1) {
      Av1Sequence.check(data, FrameDecoder.pixelsMax(coded.size()));
    }
    Frame frame = decoder.decode(data);
    try {
      Size size = frame.size();
      if (size.width() < coded.size().width() || size.height() < coded.size().height()) {
        throw new IOException("fewer pixels than there should be");
      }
      frame.crop(0, 0, coded.size());
      return frame;
    } catch (IOException e) {
      frame.close();
      throw e;
    }
  }

  private FrameDecoder open(Coded coded) throws IOException {
    Codec codec = codec(coded);
    ByteBuffer configuration =
        codec == Codec.HEVC ? piece(coded.configuration()) : ByteBuffer.allocate(0);
    return FrameDecoder.open(codec, configuration, coded.size(), /* halvings= */ 0);
  }

  private static Codec codec(Coded coded) throws IOException {
    return switch (coded.codec()) {
      case "hvc1" -> Codec.HEVC;
      case "av01" -> Codec.AV1;
      default -> throw new IOException("nobody decodes " + coded.codec());
    };
  }

  private ByteBuffer piece(Stretch stretch) {
    return ByteBuffer.wrap(file, (int) stretch.at(), (int) stretch.length());
  }

  @Override
  public void close() {
    decoder.close();
  }
}
