package dev.fovea.testkit.pictures;

import java.util.ArrayList;
import java.util.List;

/** The headers of HEIC and AVIF files: items, properties and references, and no pixels. */
public final class Heifs {
  private final String brand;
  private final List<byte[]> properties = new ArrayList<>();
  private final Octets associations = Octets.big();
  private final Octets references = Octets.big();
  private int items;

  private Heifs(String brand) {
    this.brand = brand;
  }

  /** Item 1, the primary one, claims a size and more. */
  public static Heifs claiming(String brand, long width, long height, byte[]... more) {
    List<byte[]> own = new ArrayList<>(List.of(size(width, height)));
    own.addAll(List.of(more));
    return new Heifs(brand).item(own.toArray(byte[][]::new));
  }

  /** One more item, with its properties. */
  public Heifs item(byte[]... own) {
    associations.u16(++items).u8(own.length);
    for (byte[] property : own) {
      properties.add(property);
      associations.u8(properties.size());
    }
    return this;
  }

  /** An item is made of others ({@code dimg}), or helps one ({@code auxl}). */
  public Heifs refers(String type, int from, int... to) {
    references.bytes(Isos.box(type, Octets.big().u16(from, to.length).u16(to).toByteArray()));
    return this;
  }

  public byte[] file(byte[]... more) {
    byte[] map = Octets.big().u32(items).bytes(associations.toByteArray()).toByteArray();
    return Octets.big()
        .bytes(Isos.ftyp(brand, "mif1", brand))
        .bytes(
            Isos.full(
                "meta",
                0,
                Isos.full("pitm", 0, Octets.big().u16(1).toByteArray()),
                Isos.box(
                    "iprp",
                    Isos.box("ipco", properties.toArray(byte[][]::new)),
                    Isos.full("ipma", 0, map)),
                Isos.full("iref", 0, references.toByteArray())))
        .bytes(more)
        .toByteArray();
  }

  public static byte[] size(long width, long height) {
    return Isos.full("ispe", 0, Octets.big().u32(width, height).toByteArray());
  }

  /** Quarter turns to the left. */
  public static byte[] turned(int quarters) {
    return Isos.box("irot", new byte[] {(byte) quarters});
  }

  /** Mirrored top to bottom, or left to right. */
  public static byte[] mirrored(boolean sideways) {
    return Isos.box("imir", new byte[] {(byte) (sideways ? 1 : 0)});
  }

  /** Cropped to fractions. */
  public static byte[] cropped(long width, long over, long height, long under) {
    return Isos.box("clap", Octets.big().u32(width, over, height, under, 0, 1, 0, 1).toByteArray());
  }

  public static byte[] bits(int... ofChannels) {
    return Isos.full("pixi", 0, Octets.big().u8(ofChannels.length).u8(ofChannels).toByteArray());
  }

  public static byte[] profile() {
    return Isos.box("colr", Octets.big().text("prof").zeros(4).toByteArray());
  }

  public static byte[] alpha() {
    return Isos.full(
        "auxC",
        0,
        Octets.big().text("urn:mpeg:mpegB:cicp:systems:auxiliary:alpha\0").toByteArray());
  }
}
