package dev.fovea.media.picture.png;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.fovea.media.picture.deflate.Inflate;
import dev.fovea.media.picture.pixels.Bitmap;
import dev.fovea.media.picture.pixels.Channels;
import dev.fovea.media.picture.pixels.RowSink;
import dev.fovea.media.picture.pixels.Scaling;
import dev.fovea.vision.Size;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A PNG file cut into chunks: length, type, payload, checksum. Of an animation, the picture that
 * stands for it. Checksums are not looked at, nor what stands behind the last pixel. For one
 * thread.
 */
public final class PngFile {
  /** The signature, then the length and the type of the first chunk. */
  private static final byte[] FIRST = "\u0089PNG\r\n\u001a\n\0\0\0\rIHDR".getBytes(ISO_8859_1);

  private static final int SIGNATURE = 8;
  private static final int OVERHEAD = 12;

  private static final Set<String> METADATA = Set.of("eXIf", "tEXt", "zTXt", "iTXt", "tIME");

  /**
   * Bytes from which on all rows are looked at before any is read: damage at the end of a large
   * picture is found as soon as it can be, and what its rows would have cost is not spent.
   */
  private static final long LOOKED_THROUGH_FROM = 128L << 20;

  /** Larger profiles are left aside anyway. */
  private static final int PROFILE_MAX = 1 << 20;

  private final byte[] file;
  private final Header header;
  private final Samples samples;
  private final List<ByteBuffer> pixels = new ArrayList<>();
  private Optional<byte[]> palette = Optional.empty();
  private Optional<byte[]> transparent = Optional.empty();
  private Optional<byte[]> profile = Optional.empty();
  private boolean metadata;

  private PngFile(byte[] file) throws IOException {
    this.file = file;
    this.header = header(file);
    read();
    if (header.color() == Header.Color.NUMBER && palette.isEmpty()) {
      throw new IOException("no palette");
    }
    this.samples = Samples.of(header, palette.orElse(new byte[0]), transparent);
  }

  /**
   * Reads what stands around the pixels.
   *
   * @throws IOException when that is damaged
   */
  public static PngFile of(byte[] file) throws IOException {
    return new PngFile(file);
  }

  /** As the header has it, which may say anything. */
  public long width() {
    return header.width();
  }

  public long height() {
    return header.height();
  }

  /** What its pixels become. */
  public Channels channels() {
    return samples.channels();
  }

  /** The ICC profile that its colours are meant by. */
  public Optional<byte[]> profile() {
    return profile;
  }

  /** Whether it tells more than the picture: place, time, camera, texts. */
  public boolean metadata() {
    return metadata;
  }

  /**
   * The picture.
   *
   * @param whole as the header has it, which somebody has checked
   * @param size that of the whole, or a smaller one to scale to
   * @throws IOException where the first damage is met, or rows are missing
   */
  public Bitmap pixels(Size whole, Size size) throws IOException {
    byte[] data = data();
    int most = header.rowBytes(whole.width());
    if ((long) most * whole.height() > LOOKED_THROUGH_FROM) {
      lookThrough(new Inflate(data, 1 + most), whole);
    }
    var rows = new Rows(new Inflate(data, 1 + most), most, header.pixelBytes());
    RowSink sink = Scaling.sink(whole, size, samples.channels());
    if (header.interlaced()) {
      new Passes(whole.width(), whole.height(), samples).read(rows, header, sink);
      return sink.picture();
    }
    for (int y = 0; y < whole.height(); y++) {
      samples.pixels(rows.next(most), whole.width(), sink.samples(), sink.at());
      sink.next();
    }
    return sink.picture();
  }

  /** Inflates all of it, and makes nothing of it: a tenth of the work. */
  private void lookThrough(Inflate inflate, Size whole) throws IOException {
    for (Pass pass : header.interlaced() ? Pass.SEVEN : Pass.ONE) {
      int length = header.rowBytes(pass.width(whole.width()));
      for (int y = 0; y < pass.height(whole.width(), whole.height()); y++) {
        Rows.checkFilter(inflate.bytes()[inflate.take(1 + length)]);
      }
    }
  }

  private byte[] data() {
    int length = pixels.stream().mapToInt(ByteBuffer::remaining).sum();
    byte[] data = new byte[length];
    ByteBuffer all = ByteBuffer.wrap(data);
    pixels.forEach(piece -> all.put(piece.duplicate()));
    return data;
  }

  private static Header header(byte[] file) throws IOException {
    if (file.length < FIRST.length + Header.BYTES
        || !Arrays.equals(FIRST, 0, FIRST.length, file, 0, FIRST.length)) {
      throw new IOException("no header");
    }
    return Header.of(ByteBuffer.wrap(file, FIRST.length, Header.BYTES));
  }

  /** As far as the file goes: of pixels that are cut off, those are taken that are there. */
  private void read() {
    ByteBuffer bytes = ByteBuffer.wrap(file);
    String type = "";
    for (int at = SIGNATURE; at + OVERHEAD <= file.length && !type.equals("IEND"); ) {
      int length = bytes.getInt(at);
      type = new String(file, at + 4, 4, ISO_8859_1);
      boolean whole = length >= 0 && length <= file.length - at - OVERHEAD;
      if (!whole) {
        length = file.length - at - OVERHEAD;
      }
      if (whole || type.equals("IDAT")) {
        take(type, bytes.slice(at + 8, length));
      }
      at += length + OVERHEAD;
    }
  }

  private void take(String type, ByteBuffer chunk) {
    metadata |= METADATA.contains(type);
    switch (type) {
      case "IDAT" -> pixels.add(chunk);
      case "PLTE" -> palette = palette.or(() -> Optional.of(bytes(chunk)));
      case "tRNS" -> transparent = Optional.of(bytes(chunk));
      case "iCCP" -> profile = inflated(bytes(chunk));
      default -> {}
    }
  }

  private static byte[] bytes(ByteBuffer chunk) {
    byte[] bytes = new byte[chunk.remaining()];
    chunk.get(bytes);
    return bytes;
  }

  /** A name, a zero, the method, then the profile deflated. */
  private static Optional<byte[]> inflated(byte[] chunk) {
    int start = 0;
    while (start < chunk.length && chunk[start] != 0) {
      start++;
    }
    var profile = new ByteArrayOutputStream();
    byte[] piece = new byte[8192];
    try (var inflater = new Inflater()) {
      start = Math.min(chunk.length, start + 2);
      inflater.setInput(chunk, start, chunk.length - start);
      int length = inflater.inflate(piece);
      while (length > 0 && profile.size() <= PROFILE_MAX) {
        profile.write(piece, 0, length);
        length = inflater.inflate(piece);
      }
      return inflater.finished() ? Optional.of(profile.toByteArray()) : Optional.empty();
    } catch (DataFormatException _) {
      return Optional.empty();
    }
  }
}
