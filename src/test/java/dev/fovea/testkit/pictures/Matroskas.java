package dev.fovea.testkit.pictures;

/** The headers of Matroska and WebM films, and no pixels. */
public final class Matroskas {
  private Matroskas() {}

  /** A film with pictures and sound; the duration in milliseconds. */
  public static byte[] film(String type, long width, long height, double millis) {
    return file(type, info(millis), tracks(width, height));
  }

  /** A segment of elements behind its header. */
  public static byte[] file(String type, byte[]... elements) {
    byte[] header = element(0x1A45DFA3, element(0x4282, Octets.big().text(type).toByteArray()));
    return Octets.big().bytes(header, element(0x18538067, elements)).toByteArray();
  }

  public static byte[] info(double millis) {
    byte[] duration = Octets.big().u64(Double.doubleToLongBits(millis)).toByteArray();
    return element(0x1549A966, element(0x4489, duration));
  }

  public static byte[] tracks(long width, long height) {
    byte[] size =
        element(
            0xE0,
            element(0xB0, Octets.big().u32(width).toByteArray()),
            element(0xBA, Octets.big().u32(height).toByteArray()));
    byte[] pictures =
        element(
            0xAE,
            element(0x83, new byte[] {1}),
            element(0x86, Octets.big().text("V_VP9").toByteArray()),
            element(0x23E383, Octets.big().u32(40_000_000).toByteArray()),
            size);
    return element(0x1654AE6B, pictures, element(0xAE, element(0x83, new byte[] {2})));
  }

  /** An element, its length written in eight bytes. */
  public static byte[] element(long id, byte[]... data) {
    byte[] all = Octets.big().bytes(data).toByteArray();
    return Octets.big().bytes(start(id)).u8(1).u24(0).u32(all.length).bytes(all).toByteArray();
  }

  /** An element that does not say how long it is. */
  public static byte[] open(long id, byte[]... data) {
    return Octets.big().bytes(start(id)).u8(0xFF).bytes(data).toByteArray();
  }

  private static byte[] start(long id) {
    Octets start = Octets.big();
    for (int shift = 24; shift >= 0; shift -= 8) {
      if (id >> shift > 0) {
        start.u8((int) (id >> shift));
      }
    }
    return start.toByteArray();
  }
}
