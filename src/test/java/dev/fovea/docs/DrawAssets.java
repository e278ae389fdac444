package dev.fovea.docs;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * Draws {@code docs/assets} and the sample that {@code serve} offers; {@code ./run assets} runs it.
 */
final class DrawAssets {
  private DrawAssets() {}

  public static void main(String[] arguments) throws IOException {
    System.setProperty("java.awt.headless", "true");
    Path folder = Path.of(arguments[0]);
    write(Receipt.draw(), folder.resolve("receipt.png"));
    write(Chart.draw(), folder.resolve("chart.png"));
    write(Hello.draw(), Path.of("src/main/resources/dev/fovea/cli/hello.png"));
  }

  private static void write(BufferedImage picture, Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    ImageIO.write(picture, "png", file.toFile());
    System.out.printf("%s: %d × %d%n", file, picture.getWidth(), picture.getHeight());
  }
}
