package dev.fovea.docs;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** A white page to write and draw on, with logical fonts, which every Java has. */
final class Sheet {
  private final BufferedImage image;
  private final Graphics2D pen;

  Sheet(int width, int height, int type) {
    this.image = new BufferedImage(width, height, type);
    this.pen = image.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, width, height);
    pen.setColor(Color.BLACK);
  }

  BufferedImage image() {
    pen.dispose();
    return image;
  }

  Sheet font(String family, int style, int size) {
    pen.setFont(new Font(family, style, size));
    return this;
  }

  Sheet colour(int rgb) {
    pen.setColor(new Color(rgb));
    return this;
  }

  Sheet left(String text, int x, int baseline) {
    pen.drawString(text, x, baseline);
    return this;
  }

  Sheet right(String text, int x, int baseline) {
    return left(text, x - pen.getFontMetrics().stringWidth(text), baseline);
  }

  Sheet centre(String text, int x, int baseline) {
    return left(text, x - pen.getFontMetrics().stringWidth(text) / 2, baseline);
  }

  Sheet box(int x, int y, int width, int height) {
    pen.fillRect(x, y, width, height);
    return this;
  }
}
