package dev.fovea.docs;

import java.awt.Font;
import java.awt.image.BufferedImage;

/** One word in one bit per pixel: a picture that fits into a command. */
final class Hello {
  private Hello() {}

  static BufferedImage draw() {
    var sheet = new Sheet(120, 44, BufferedImage.TYPE_BYTE_BINARY);
    return sheet.font(Font.SANS_SERIF, Font.BOLD, 30).centre("Hello!", 60, 33).image();
  }
}
