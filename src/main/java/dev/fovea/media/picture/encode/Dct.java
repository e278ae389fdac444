package dev.fovea.media.picture.encode;

/**
 * The forward cosine transform of eight by eight samples, after Arai, Agui and Nakajima: five
 * multiplications for eight samples, the rest of them left to the quantisation.
 */
final class Dct {
  private static final float COS_4 = (float) 0.707106781;
  private static final float COS_6 = (float) 0.382683433;
  private static final float COS_2_LESS_6 = (float) 0.541196100;
  private static final float COS_2_AND_6 = (float) 1.306562965;

  /** What the transform leaves to be divided by, for each row and each column. */
  private static final double[] SCALE = {
    1.0, 1.387039845, 1.306562965, 1.175875602, 1.0, 0.785694958, 0.541196100, 0.275899379
  };

  private Dct() {}

  /** One over what each coefficient has to be divided by, quantisation included. */
  static float[] factors(int[] quantisation) {
    float[] factors = new float[64];
    for (int i = 0; i < 64; i++) {
      factors[i] = (float) (1 / (quantisation[i] * SCALE[i / 8] * SCALE[i % 8] * 8));
    }
    return factors;
  }

  /** In place, row by row and then column by column. */
  static void forward(float[] block) {
    for (int row = 0; row < 64; row += 8) {
      line(block, row, 1);
    }
    for (int column = 0; column < 8; column++) {
      line(block, column, 8);
    }
  }

  private static void line(float[] b, int at, int step) {
    float sum07 = b[at] + b[at + 7 * step];
    float less07 = b[at] - b[at + 7 * step];
    float sum16 = b[at + step] + b[at + 6 * step];
    float less16 = b[at + step] - b[at + 6 * step];
    float sum25 = b[at + 2 * step] + b[at + 5 * step];
    float less25 = b[at + 2 * step] - b[at + 5 * step];
    float sum34 = b[at + 3 * step] + b[at + 4 * step];
    float less34 = b[at + 3 * step] - b[at + 4 * step];

    float outer = sum07 + sum34;
    float outerLess = sum07 - sum34;
    float inner = sum16 + sum25;
    float even = (sum16 - sum25 + outerLess) * COS_4;
    b[at] = outer + inner;
    b[at + 4 * step] = outer - inner;
    b[at + 2 * step] = outerLess + even;
    b[at + 6 * step] = outerLess - even;

    float low = less34 + less25;
    float middle = (less25 + less16) * COS_4;
    float high = less16 + less07;
    float turn = (low - high) * COS_6;
    float lowTurned = COS_2_LESS_6 * low + turn;
    float highTurned = COS_2_AND_6 * high + turn;
    float plus = less07 + middle;
    float minus = less07 - middle;
    b[at + 5 * step] = minus + lowTurned;
    b[at + 3 * step] = minus - lowTurned;
    b[at + step] = plus + highTurned;
    b[at + 7 * step] = plus - highTurned;
  }
}
