package dev.fovea.testkit.pictures;

import dev.fovea.json.Slice;
import dev.fovea.media.format.Bytes;
import dev.fovea.media.format.HeifPicture;
import dev.fovea.media.format.HeifPicture.Coded;
import dev.fovea.media.format.HeifPicture.Grid;
import dev.fovea.media.format.UnreadableException;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts HEIC and AVIF files together from coded pictures of {@link Samples}, in ways in which no
 * encoder at hand does. The first item is the primary one.
 */
public final class HeifWriter {
  private final String brand;
  private final List<byte[]> types = new ArrayList<>();
  private final List<byte[]> data = new ArrayList<>();
  private final List<byte[]> properties = new ArrayList<>();
  private final Octets associations = Octets.big();
  private final Octets references = Octets.big();

  public HeifWriter(String brand) {
    this.brand = brand;
  }

  /**
   * A coded picture.
   *
   * @param configuration its property, a whole box
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Picture(String type, byte[] configuration, byte[] data, int width, int height) {

    /** The first coded picture of a sample. */
    public static Picture of(String sample) {
      byte[] file = Samples.of(sample);
      return of(file, read(file).pixels());
    }

    /** What says how opaque the picture of a sample is. */
    public static Picture ofAlpha(String sample) {
      byte[] file = Samples.of(sample);
      return of(file, read(file).alpha().orElseThrow());
    }

    private static Picture of(byte[] file, HeifPicture.Pixels pixels) {
      Coded coded =
          switch (pixels) {
            case Coded one -> one;
            case Grid grid -> grid.tiles().getFirst();
          };
      return new Picture(
          coded.codec(),
          Isos.box(coded.codec().equals("hvc1") ? "hvcC" : "av1C", coded.configuration().of(file)),
          coded.data().getFirst().of(file),
          coded.size().width(),
          coded.size().height());
    }

    private static HeifPicture read(byte[] file) {
      try {
        return HeifPicture.read(Bytes.of(Slice.of(file)));
      } catch (UnreadableException e) {
        throw new IllegalArgumentException(e);
      }
    }
  }

  /** One more item: a coded picture, and what is said of it beside its size. */
  public HeifWriter picture(Picture picture, byte[]... more) {
    byte[] size = Heifs.size(picture.width, picture.height);
    return item(picture.type, picture.data, with(more, picture.configuration, size));
  }

  /** One more item: a grid of others. */
  public HeifWriter grid(int columns, int rows, int width, int height, byte[]... more) {
    byte[] grid = Octets.big().u8(0, 0, rows - 1, columns - 1).u16(width, height).toByteArray();
    return item("grid", grid, with(more, Heifs.size(width, height)));
  }

  private static List<byte[]> with(byte[][] more, byte[]... own) {
    List<byte[]> all = new ArrayList<>(List.of(own));
    all.addAll(List.of(more));
    return all;
  }

  /** One more item, with its properties. */
  public HeifWriter item(String type, byte[] content, List<byte[]> own) {
    types.add(Octets.big().text(type).toByteArray());
    data.add(content);
    associations.u16(types.size()).u8(own.size());
    for (byte[] property : own) {
      int known = properties.indexOf(property);
      if (known < 0) {
        properties.add(property);
      }
      associations.u8(known < 0 ? properties.size() : known + 1);
    }
    return this;
  }

  /** An item is made of others ({@code dimg}), or helps one ({@code auxl}). */
  public HeifWriter refers(String type, int from, int... to) {
    references.bytes(Isos.box(type, Octets.big().u16(from, to.length).u16(to).toByteArray()));
    return this;
  }

  public byte[] file() {
    byte[] type = Isos.ftyp(brand, "mif1", brand);
    int start = type.length + meta(0).length + 8;
    byte[] all = Octets.big().bytes(data.toArray(byte[][]::new)).toByteArray();
    return Octets.big().bytes(type).bytes(meta(start)).bytes(Isos.box("mdat", all)).toByteArray();
  }

  private byte[] meta(int start) {
    Octets places = Octets.big().u8(0x44, 0).u16(data.size());
    Octets list = Octets.big().u16(types.size());
    int at = start;
    for (int i = 0; i < data.size(); i++) {
      places.u16(i + 1, 0, 1).u32(at, data.get(i).length);
      at += data.get(i).length;
      byte[] entry = Octets.big().u16(i + 1, 0).bytes(types.get(i)).u8(0).toByteArray();
      list.bytes(Isos.full("infe", 2, entry));
    }
    byte[] map = Octets.big().u32(types.size()).bytes(associations.toByteArray()).toByteArray();
    return Isos.full(
        "meta",
        0,
        Isos.full("pitm", 0, Octets.big().u16(1).toByteArray()),
        Isos.full("iloc", 0, places.toByteArray()),
        Isos.full("iinf", 0, list.toByteArray()),
        Isos.box(
            "iprp", Isos.box("ipco", properties.toArray(byte[][]::new)), Isos.full("ipma", 0, map)),
        Isos.full("iref", 0, references.toByteArray()));
  }

  /** What colours mean, by the numbers of ITU-T H.273. */
  public static byte[] means(int primaries, int transfer, int matrix) {
    return Isos.box(
        "colr", Octets.big().text("nclx").u16(primaries, transfer, matrix).u8(0x80).toByteArray());
  }

  /** Cropped to a size whose centre lies so far from the picture's. */
  public static byte[] cropped(int width, int height, int right, int down) {
    return Isos.box("clap", Octets.big().u32(width, 1, height, 1, right, 1, down, 1).toByteArray());
  }
}
