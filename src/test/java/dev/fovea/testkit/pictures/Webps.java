package dev.fovea.testkit.pictures;

/** WebP files. */
public final class Webps {
  private static final int PROFILE = 0x20;
  private static final int ALPHA = 0x10;
  private static final int EXIF = 0x08;
  private static final int ANIMATION = 0x02;

  private Webps() {}

  /** One colour all over, without loss; any size is true and takes fifty bytes. */
  public static byte[] lossless(int width, int height) {
    return riff(chunk("VP8L", lossless(width, height, false)));
  }

  /** The same where every pixel is half transparent. */
  public static byte[] transparent(int width, int height) {
    return riff(chunk("VP8L", lossless(width, height, true)));
  }

  /** The header of a lossy picture that claims a size, and no pixels. */
  public static byte[] lossyClaiming(int width, int height) {
    return riff(
        chunk(
            "VP8 ",
            Octets.little()
                .u8(0x10, 0, 0)
                .u8(0x9D, 0x01, 0x2A)
                .u16(width, height)
                .zeros(4)
                .toByteArray()));
  }

  /** An extended header that claims a size, around a picture without loss of another. */
  public static byte[] extended(int width, int height, int trueWidth, int trueHeight) {
    return riff(header(0, width, height), chunk("VP8L", lossless(trueWidth, trueHeight, false)));
  }

  /** With a profile that is none, and the orientation that a camera would have noted. */
  public static byte[] held(int width, int height, int orientation) {
    return riff(
        header(PROFILE | EXIF, width, height),
        chunk("ICCP", new byte[3]),
        chunk("VP8L", lossless(width, height, false)),
        chunk("EXIF", Exifs.littleOrientation(orientation)));
  }

  /** Frames in one colour. */
  public static byte[] animated(int width, int height, int frames) {
    byte[][] chunks = new byte[frames + 2][];
    chunks[0] = header(ANIMATION | ALPHA, width, height);
    chunks[1] = chunk("ANIM", new byte[6]);
    for (int i = 0; i < frames; i++) {
      chunks[i + 2] = frame(0, width, height, width, height);
    }
    return riff(chunks);
  }

  /** An animation with one frame that claims a size, around a picture of another. */
  public static byte[] framed(int width, int height, int trueWidth, int trueHeight) {
    return riff(header(ANIMATION, width, height), frame(0, width, height, trueWidth, trueHeight));
  }

  /** An animation with one frame, so many pixels to the right of where it should be. */
  public static byte[] shifted(int width, int height, int right) {
    return riff(header(ANIMATION, width, height), frame(right, width, height, width, height));
  }

  private static byte[] frame(int right, int width, int height, int trueWidth, int trueHeight) {
    return chunk(
        "ANMF",
        Octets.little()
            .u24(right / 2, 0, width - 1, height - 1, 100)
            .u8(0)
            .bytes(chunk("VP8L", lossless(trueWidth, trueHeight, false)))
            .toByteArray());
  }

  private static byte[] header(int flags, int width, int height) {
    byte[] data = Octets.little().u8(flags, 0, 0, 0).u24(width - 1, height - 1).toByteArray();
    return chunk("VP8X", data);
  }

  private static byte[] chunk(String type, byte[] data) {
    return Octets.little()
        .text(type)
        .u32(data.length)
        .bytes(data)
        .zeros(data.length & 1)
        .toByteArray();
  }

  private static byte[] riff(byte[]... chunks) {
    byte[] body = Octets.little().text("WEBP").bytes(chunks).toByteArray();
    return Octets.little().text("RIFF").u32(body.length).bytes(body).toByteArray();
  }

  /** Five codes of one symbol each, so that a pixel takes no bits at all. */
  private static byte[] lossless(int width, int height, boolean alpha) {
    var bits = new LittleBits();
    bits.put(0x2F, 8).put(width - 1, 14).put(height - 1, 14).put(alpha ? 1 : 0, 1).put(0, 3);
    bits.put(0, 3); // neither transforms, colour cache nor several sets of codes
    symbol(bits, 0x66);
    symbol(bits, 0xCC);
    symbol(bits, 0x33);
    symbol(bits, alpha ? 0x80 : 0xFF);
    symbol(bits, 0);
    return bits.put(0, 8).toByteArray();
  }

  private static void symbol(LittleBits bits, int value) {
    bits.put(1, 1).put(0, 1).put(1, 1).put(value, 8);
  }
}
