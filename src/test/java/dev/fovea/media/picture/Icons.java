package dev.fovea.media.picture;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;

/** ICO files. */
final class Icons {
  private Icons() {}

  /** Of a PNG for each picture. */
  static byte[] png(BufferedImage... images) {
    List<byte[]> files = Arrays.stream(images).map(image -> Painted.file(image, "png")).toList();
    return file(Arrays.asList(images), files);
  }

  /** Of a bitmap with 24 bits a pixel, from the last row to the first, and a mask of nothing. */
  static byte[] bitmap(BufferedImage image) {
    var bytes =
        new Bytes()
            .little(4, 40)
            .little(4, image.getWidth())
            .little(4, 2L * image.getHeight())
            .little(2, 1)
            .little(2, 24)
            .zeros(24);
    for (int y = image.getHeight() - 1; y >= 0; y--) {
      for (int x = 0; x < image.getWidth(); x++) {
        var color = new Color(image.getRGB(x, y));
        bytes.big(1, color.getBlue()).big(1, color.getGreen()).big(1, color.getRed());
      }
    }
    bytes.zeros((image.getWidth() + 31) / 32 * 4 * image.getHeight());
    return file(List.of(image), List.of(bytes.done()));
  }

  private static byte[] file(List<BufferedImage> images, List<byte[]> files) {
    var bytes = new Bytes().little(2, 0).little(2, 1).little(2, files.size());
    int offset = 6 + 16 * files.size();
    for (int i = 0; i < files.size(); i++) {
      bytes
          .little(1, images.get(i).getWidth())
          .little(1, images.get(i).getHeight())
          .little(2, 0)
          .little(2, 1)
          .little(2, 24)
          .little(4, files.get(i).length)
          .little(4, offset);
      offset += files.get(i).length;
    }
    files.forEach(bytes::raw);
    return bytes.done();
  }
}
