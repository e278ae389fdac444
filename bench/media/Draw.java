import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.File;
import java.util.SplittableRandom;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageOutputStream;

/** Draws the pictures that are measured, the same each time: java Draw.java FOLDER. */
public final class Draw {
  private static final String[] WORDS =
      "public final class static void return int the quick brown fox jumps over lazy dog ();"
          .split(" ");
  private static final int[] INKS = {0x24292F, 0xCF222E, 0x0550AE, 0x116329};

  private Draw() {}

  public static void main(String[] arguments) throws Exception {
    File folder = new File(arguments[0]);
    jpeg(photo(4032, 3024, 1), new File(folder, "photo.jpg"));
    ImageIO.write(screen(3840, 2160), "png", new File(folder, "screen.png"));
    ImageIO.write(photo(1152, 896, 2), "png", new File(folder, "small.png"));
    ImageIO.write(photo(6000, 4000, 3), "png", new File(folder, "large.png"));
  }

  /** Noise in all sizes, some discs with sharp edges, and grain: it compresses as photos do. */
  private static BufferedImage photo(int width, int height, long seed) {
    var random = new SplittableRandom(seed);
    float[][] planes = new float[3][width * height];
    for (int octave = 0; octave < 9; octave++) {
      for (int plane = 0; plane < 3; plane++) {
        float strength = (float) Math.pow(0.74, octave) * (plane == 0 ? 60 : 21);
        add(planes[plane], width, height, Math.max(2, 512 >> octave), strength, random);
      }
    }
    var image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    byte[] samples = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    for (int i = 0; i < width * height; i++) {
      float luma = 128 + planes[0][i] + (float) (random.nextDouble() - 0.5) * 14;
      samples[3 * i] = sample(luma + 1.77f * planes[1][i]);
      samples[3 * i + 1] = sample(luma - 0.34f * planes[1][i] - 0.71f * planes[2][i]);
      samples[3 * i + 2] = sample(luma + 1.4f * planes[2][i]);
    }
    Graphics2D canvas = canvas(image);
    for (int i = 0; i < 60; i++) {
      canvas.setColor(new Color(random.nextInt(0x1000000)));
      canvas.fillOval(
          random.nextInt(width),
          random.nextInt(height),
          random.nextInt(width / 8),
          random.nextInt(height / 8));
    }
    return image;
  }

  private static void add(
      float[] plane, int width, int height, int cell, float strength, SplittableRandom random) {
    int columns = width / cell + 2;
    float[] grid = new float[columns * (height / cell + 2)];
    for (int i = 0; i < grid.length; i++) {
      grid[i] = (float) (random.nextDouble() * 2 - 1);
    }
    for (int y = 0; y < height; y++) {
      float down = y % cell / (float) cell;
      for (int x = 0; x < width; x++) {
        float right = x % cell / (float) cell;
        int at = y / cell * columns + x / cell;
        float upper = grid[at] * (1 - right) + grid[at + 1] * right;
        float lower = grid[at + columns] * (1 - right) + grid[at + columns + 1] * right;
        plane[y * width + x] += strength * (upper * (1 - down) + lower * down);
      }
    }
  }

  private static byte sample(float value) {
    return (byte) Math.clamp((int) value, 0, 255);
  }

  /** An editor full of code. */
  private static BufferedImage screen(int width, int height) {
    var random = new SplittableRandom(4);
    var image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D canvas = canvas(image);
    canvas.setColor(Color.WHITE);
    canvas.fillRect(0, 0, width, height);
    canvas.setColor(new Color(INKS[0]));
    canvas.fillRect(0, 0, width / 6, height);
    canvas.setFont(new Font(Font.MONOSPACED, Font.PLAIN, 22));
    for (int y = 60; y < height; y += 30) {
      int x = width / 6 + 20 + random.nextInt(6) * 24;
      for (int left = random.nextInt(14); left > 0 && x < width - 300; left--) {
        String word = WORDS[random.nextInt(WORDS.length)];
        canvas.setColor(new Color(INKS[random.nextInt(INKS.length)]));
        canvas.drawString(word, x, y);
        x += canvas.getFontMetrics().stringWidth(word) + 14;
      }
    }
    return image;
  }

  private static Graphics2D canvas(BufferedImage image) {
    Graphics2D canvas = image.createGraphics();
    canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    canvas.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    return canvas;
  }

  private static void jpeg(BufferedImage image, File file) throws Exception {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam param = writer.getDefaultWriteParam();
    param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    param.setCompressionQuality(0.9f);
    file.delete();
    try (var out = new FileImageOutputStream(file)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), param);
    }
  }
}
