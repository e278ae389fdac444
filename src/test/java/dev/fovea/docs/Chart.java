package dev.fovea.docs;

import java.awt.Font;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;

/** Revenue by quarter, as bars with their values. */
final class Chart {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 560;
  private static final int LEFT = 110;
  private static final int FLOOR = 460;
  private static final int TOP = 110;
  private static final int MOST = 25;

  private record Bar(String label, double millions, int colour) {}

  private static final List<Bar> BARS =
      List.of(
          new Bar("Q1 2025", 12.4, 0x4C78A8),
          new Bar("Q2 2025", 15.1, 0x4C78A8),
          new Bar("Q3 2025", 13.8, 0x4C78A8),
          new Bar("Q4 2025", 19.6, 0x4C78A8),
          new Bar("Q1 2026", 22.3, 0xF58518));

  private Chart() {}

  static BufferedImage draw() {
    var sheet = new Sheet(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    sheet.font(Font.SANS_SERIF, Font.BOLD, 30).centre("Quarterly revenue", WIDTH / 2, 52);
    sheet.font(Font.SANS_SERIF, Font.PLAIN, 20).colour(0x555555);
    sheet.centre("million euros", WIDTH / 2, 82);
    grid(sheet);
    bars(sheet);
    return sheet.image();
  }

  private static void grid(Sheet sheet) {
    for (int value = 0; value <= MOST; value += 5) {
      int y = height(value);
      sheet.colour(value == 0 ? 0x333333 : 0xDDDDDD).box(LEFT, y, WIDTH - LEFT - 50, 2);
      sheet.colour(0x555555).right(Integer.toString(value), LEFT - 14, y + 8);
    }
  }

  private static void bars(Sheet sheet) {
    int step = (WIDTH - LEFT - 50) / BARS.size();
    int width = step * 6 / 10;
    for (int i = 0; i < BARS.size(); i++) {
      Bar bar = BARS.get(i);
      int middle = LEFT + i * step + step / 2;
      int y = height(bar.millions);
      sheet.colour(bar.colour).box(middle - width / 2, y, width, FLOOR - y);
      sheet.colour(0x222222).font(Font.SANS_SERIF, Font.BOLD, 24);
      sheet.centre(String.format(Locale.ROOT, "%.1f", bar.millions), middle, y - 12);
      sheet.font(Font.SANS_SERIF, Font.PLAIN, 22).centre(bar.label, middle, FLOOR + 36);
    }
  }

  private static int height(double millions) {
    return FLOOR - (int) Math.round(millions / MOST * (FLOOR - TOP));
  }
}
