package dev.fovea.media.picture;

import dev.fovea.media.format.MediaFacts;
import dev.fovea.vision.Format;
import dev.fovea.vision.Size;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What stands before the file in a request to the worker: both sides are the same program.
 *
 * @param base64 whether the file comes as base64
 * @param orientation as EXIF numbers it
 */
record Order(Format format, boolean base64, int orientation, int frames, Recipe recipe) {
  private static final List<Format> FORMATS = List.of(Format.values());

  static Order of(PictureFile file, MediaFacts facts, Recipe recipe) {
    return new Order(facts.format(), file.base64(), facts.orientation(), facts.frames(), recipe);
  }

  /** The whole request. */
  List<ByteBuffer> before(PictureFile file) {
    List<ByteBuffer> request = new ArrayList<>();
    request.add(ByteBuffer.wrap(bytes()));
    file.pieces().forEach(piece -> request.add(piece.duplicate()));
    return request;
  }

  private byte[] bytes() {
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    try {
      out.writeByte(FORMATS.indexOf(format));
      out.writeBoolean(base64);
      out.writeByte(orientation);
      out.writeInt(frames);
      out.writeInt(recipe.size().map(Size::width).orElse(0));
      out.writeInt(recipe.size().map(Size::height).orElse(0));
      out.writeInt(recipe.longSide());
      out.writeByte(recipe.formats().size());
      for (Format written : new TreeSet<>(recipe.formats())) {
        out.writeByte(FORMATS.indexOf(written));
      }
      out.writeLong(recipe.bytesMax());
      out.writeBoolean(recipe.opaque());
      out.writeLong(recipe.pixelsMax());
      out.writeInt(recipe.pagesMax());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** An order and the file behind it. */
  @SuppressWarnings("ArrayRecordComponent") // taken apart at once
  record Filed(Order order, byte[] file) {}

  /** Throws {@link IllegalArgumentException} for what should be base64 and is not. */
  static Filed read(byte[] request) throws IOException {
    var bytes = new ByteArrayInputStream(request);
    Order order = order(new DataInputStream(bytes));
    int start = request.length - bytes.available();
    ByteBuffer rest = ByteBuffer.wrap(request, start, request.length - start);
    if (order.base64) {
      rest = Base64.getDecoder().decode(rest);
    }
    byte[] file = new byte[rest.remaining()];
    rest.get(file);
    return new Filed(order, file);
  }

  private static Order order(DataInputStream in) throws IOException {
    Format format = FORMATS.get(in.readUnsignedByte());
    boolean base64 = in.readBoolean();
    int orientation = in.readUnsignedByte();
    int frames = in.readInt();
    int width = in.readInt();
    int height = in.readInt();
    Optional<Size> size = width == 0 ? Optional.empty() : Optional.of(new Size(width, height));
    int longSide = in.readInt();
    Set<Format> formats = new TreeSet<>();
    for (int left = in.readUnsignedByte(); left > 0; left--) {
      formats.add(FORMATS.get(in.readUnsignedByte()));
    }
    var recipe =
        new Recipe(
            size, longSide, formats, in.readLong(), in.readBoolean(), in.readLong(), in.readInt());
    return new Order(format, base64, orientation, frames, recipe);
  }
}
