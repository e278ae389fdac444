package dev.fovea.engine.inspect;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.MultiFormatWriter;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Pictures for tests, drawn where they are needed. */
final class Drawn {
  private Drawn() {}

  static BufferedImage blank(int width, int height, Color color) {
    var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = picture.createGraphics();
    canvas.setColor(color);
    canvas.fillRect(0, 0, width, height);
    canvas.dispose();
    return picture;
  }

  /** Black on white, one line under the other, 32 pixels high. */
  static BufferedImage text(String... lines) {
    BufferedImage picture = blank(640, 60 + 60 * lines.length, Color.WHITE);
    Graphics2D canvas = picture.createGraphics();
    canvas.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    canvas.setColor(Color.BLACK);
    canvas.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 32));
    for (int i = 0; i < lines.length; i++) {
      canvas.drawString(lines[i], 40, 60 + 60 * i);
    }
    canvas.dispose();
    return picture;
  }

  /** A code on white. */
  static BufferedImage code(BarcodeFormat format, String text, int width, int height) {
    try {
      BitMatrix matrix = new MultiFormatWriter().encode(text, format, width, height);
      BufferedImage picture = blank(width, height, Color.WHITE);
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          picture.setRGB(x, y, matrix.get(x, y) ? 0 : 0xFFFFFF);
        }
      }
      return picture;
    } catch (WriterException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** One picture below the other, on white. */
  static BufferedImage stacked(List<BufferedImage> pictures) {
    int width = pictures.stream().mapToInt(BufferedImage::getWidth).max().orElseThrow();
    int height = pictures.stream().mapToInt(BufferedImage::getHeight).sum();
    BufferedImage all = blank(width, height, Color.WHITE);
    Graphics2D canvas = all.createGraphics();
    int top = 0;
    for (BufferedImage picture : pictures) {
      canvas.drawImage(picture, 0, top, null);
      top += picture.getHeight();
    }
    canvas.dispose();
    return all;
  }

  /** A quarter turn to the left, as a camera held to the right would have stored it. */
  static BufferedImage turnedLeft(BufferedImage upright) {
    var turned =
        new BufferedImage(upright.getHeight(), upright.getWidth(), BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = turned.createGraphics();
    canvas.drawImage(upright, new AffineTransform(0, -1, 1, 0, 0, turned.getHeight()), null);
    canvas.dispose();
    return turned;
  }

  static byte[] file(BufferedImage picture, String format) {
    var out = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(picture, format, out)) {
        throw new IllegalArgumentException(format);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** The JPEG with an Exif segment behind its first marker that says how to turn it. */
  static byte[] withOrientation(byte[] jpeg, int orientation) {
    ByteBuffer segment = ByteBuffer.allocate(36);
    segment.putShort((short) 0xFFE1).putShort((short) 34);
    segment.put(new byte[] {'E', 'x', 'i', 'f', 0, 0});
    segment.put(new byte[] {'M', 'M', 0, 42}).putInt(8);
    segment.putShort((short) 1);
    segment.putShort((short) 0x0112).putShort((short) 3).putInt(1);
    segment.putShort((short) orientation).putShort((short) 0);
    segment.putInt(0);
    var out = new ByteArrayOutputStream();
    out.write(jpeg, 0, 2);
    out.writeBytes(segment.array());
    out.write(jpeg, 2, jpeg.length - 2);
    return out.toByteArray();
  }

  /** A PNG whose header claims a size and which holds nothing. */
  static byte[] pngThatClaims(int width, int height) {
    ByteBuffer header = ByteBuffer.allocate(17);
    header.put(new byte[] {'I', 'H', 'D', 'R'}).putInt(width).putInt(height);
    header.put(new byte[] {8, 2, 0, 0, 0});
    var crc = new CRC32();
    crc.update(header.array());
    ByteBuffer file = ByteBuffer.allocate(8 + 4 + 17 + 4);
    file.put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    file.putInt(13).put(header.array()).putInt((int) crc.getValue());
    return file.array();
  }
}
