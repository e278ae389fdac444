package dev.fovea.testkit.pictures;

/** The headers of AVI films, and no pixels. */
public final class Avis {
  private Avis() {}

  /** A film with pictures and sound, so many frames of which a second has {@code rate/scale}. */
  public static byte[] film(int width, int height, long scale, long rate, long frames) {
    byte[] pictures = stream("vids", scale, rate, frames, format(width, height));
    byte[] sound = stream("auds", 1, 8000, 1, new byte[16]);
    byte[] header = list("hdrl", chunk("avih", new byte[56]), pictures, sound);
    byte[] body = Octets.little().text("AVI ").bytes(header).toByteArray();
    return chunk("RIFF", body);
  }

  private static byte[] stream(String kind, long scale, long rate, long frames, byte[] format) {
    byte[] header =
        Octets.little()
            .text(kind)
            .text("FMP4")
            .zeros(12)
            .u32(scale, rate, 0, frames)
            .zeros(20)
            .toByteArray();
    return list("strl", chunk("strh", header), chunk("strf", format));
  }

  private static byte[] format(int width, int height) {
    return Octets.little().u32(40, width, height).u16(1, 24).text("FMP4").zeros(20).toByteArray();
  }

  private static byte[] list(String type, byte[]... chunks) {
    return chunk("LIST", Octets.little().text(type).bytes(chunks).toByteArray());
  }

  private static byte[] chunk(String type, byte[] data) {
    return Octets.little()
        .text(type)
        .u32(data.length)
        .bytes(data)
        .zeros(data.length & 1)
        .toByteArray();
  }
}
