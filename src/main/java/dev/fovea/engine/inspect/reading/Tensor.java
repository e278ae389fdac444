package dev.fovea.engine.inspect.reading;

/**
 * Numbers with a shape, the last dimension running fastest: what goes into a network and comes out
 * of it.
 */
final class Tensor {
  final float[] values;
  final long[] shape;

  Tensor(float[] values, long... shape) {
    this.values = values;
    this.shape = shape;
  }

  /** The extent of one dimension. */
  int size(int dimension) {
    return (int) shape[dimension];
  }

  /**
   * A picture as networks of PP-OCR want it: [1, 3, height, width], planes blue, green, red, values
   * -1..1.
   */
  static Tensor ofPicture(Pixels picture) {
    int area = picture.width * picture.height;
    float[] values = new float[3 * area];
    for (int i = 0; i < area; i++) {
      int pixel = picture.rgb[i];
      values[i] = (pixel & 0xFF) / 127.5f - 1;
      values[area + i] = (pixel >> 8 & 0xFF) / 127.5f - 1;
      values[2 * area + i] = (pixel >> 16 & 0xFF) / 127.5f - 1;
    }
    return new Tensor(values, 1, 3, picture.height, picture.width);
  }
}
