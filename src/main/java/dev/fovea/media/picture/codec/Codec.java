package dev.fovea.media.picture.codec;

/** The decoders that are used, each by its name: no file can ask for another. */
public enum Codec {
  HEVC("hevc"),
  AV1("libaom-av1"),
  JPEG_2000("jpeg2000"),
  JPEG("mjpeg"),
  WEBP("webp");

  private final String decoder;

  Codec(String decoder) {
    this.decoder = decoder;
  }

  /** As FFmpeg calls it. */
  String decoder() {
    return decoder;
  }
}
