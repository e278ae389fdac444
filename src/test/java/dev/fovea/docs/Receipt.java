package dev.fovea.docs;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;

/** A shop's receipt; the sums are right, and the code holds what is paid. */
final class Receipt {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 1080;
  private static final int LEFT = 56;
  private static final int RIGHT = WIDTH - LEFT;
  private static final int QUANTITY = 390;
  private static final int LINE = 38;

  private record Item(String name, int quantity, int cents) {
    int sum() {
      return quantity * cents;
    }
  }

  private static final List<Item> ITEMS =
      List.of(
          new Item("Sourdough bread", 1, 540),
          new Item("Oat milk 1 litre", 2, 229),
          new Item("Free range eggs", 1, 415),
          new Item("Bananas", 6, 35),
          new Item("Dark chocolate", 3, 279),
          new Item("Olive oil 500 ml", 1, 1190),
          new Item("Paper towels", 1, 365));

  private Receipt() {}

  static BufferedImage draw() {
    var sheet = new Sheet(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
    int total = ITEMS.stream().mapToInt(Item::sum).sum();
    int tax = Math.round(total * 7 / 107f);
    int y = total(sheet, items(sheet, head(sheet)), total, tax);
    code(sheet, "https://receipts.example/r/20260314-0427?total=" + money(total), y);
    return sheet.image();
  }

  private static int head(Sheet sheet) {
    sheet.font(Font.SERIF, Font.BOLD, 42).centre("Corner Market", WIDTH / 2, 84);
    sheet.font(Font.SANS_SERIF, Font.PLAIN, 22);
    sheet.centre("18 Harbour Street", WIDTH / 2, 126);
    sheet.centre("Bristol BS1 4QA", WIDTH / 2, 156);
    sheet.centre("Tel. 0117 496 0123", WIDTH / 2, 186);
    sheet.left("Date: 2026-03-14 17:42", LEFT, 240);
    sheet.right("Receipt 0427", RIGHT, 240);
    return rule(sheet, 262);
  }

  private static int items(Sheet sheet, int from) {
    int y = from;
    sheet.font(Font.SANS_SERIF, Font.BOLD, 22);
    sheet.left("Item", LEFT, y).right("Qty", QUANTITY, y).right("Price", RIGHT, y);
    sheet.font(Font.SANS_SERIF, Font.PLAIN, 24);
    for (Item item : ITEMS) {
      y += LINE;
      sheet.left(item.name, LEFT, y);
      sheet.right(Integer.toString(item.quantity), QUANTITY, y);
      sheet.right(money(item.sum()), RIGHT, y);
    }
    return rule(sheet, y + 22);
  }

  private static int total(Sheet sheet, int from, int total, int tax) {
    sheet.left("Subtotal", LEFT, from).right(money(total - tax), RIGHT, from);
    sheet.left("Tax 7%", LEFT, from + LINE).right(money(tax), RIGHT, from + LINE);
    int y = from + 2 * LINE + 8;
    sheet.font(Font.SANS_SERIF, Font.BOLD, 32);
    sheet.left("TOTAL", LEFT, y).right(money(total), RIGHT, y);
    sheet.font(Font.SANS_SERIF, Font.PLAIN, 22);
    sheet.left("Paid by card ending 4242", LEFT, y + LINE + 4);
    return y + LINE + 24;
  }

  private static void code(Sheet sheet, String text, int from) {
    BitMatrix code;
    try {
      code = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0);
    } catch (WriterException e) {
      throw new IllegalStateException("the text fits into a code", e);
    }
    int module = 5;
    int left = (WIDTH - code.getWidth() * module) / 2;
    for (int y = 0; y < code.getHeight(); y++) {
      for (int x = 0; x < code.getWidth(); x++) {
        if (code.get(x, y)) {
          sheet.box(left + x * module, from + y * module, module, module);
        }
      }
    }
    int below = from + code.getHeight() * module + 22;
    sheet
        .font(Font.SANS_SERIF, Font.PLAIN, 22)
        .centre("Thank you for your visit!", WIDTH / 2, below);
  }

  /** A line across; returns the next baseline. */
  private static int rule(Sheet sheet, int y) {
    sheet.box(LEFT, y, RIGHT - LEFT, 2);
    return y + LINE + 2;
  }

  private static String money(int cents) {
    return String.format(Locale.ROOT, "%d.%02d", cents / 100, cents % 100);
  }
}
