package dev.fovea.engine.inspect;

import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.util.Arrays;

/** Takes the sharpness out of a picture. */
final class Blur {
  private Blur() {}

  static BufferedImage of(BufferedImage picture, int size) {
    float[] weights = new float[size * size];
    Arrays.fill(weights, 1f / (size * size));
    var out =
        new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
    return new ConvolveOp(new Kernel(size, size, weights), ConvolveOp.EDGE_NO_OP, null)
        .filter(picture, out);
  }
}
