package dev.fovea.engine.inspect.reading;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Draws pages whose text is known: layouts of several sorts, then worn as their kind says. Same
 * seed, same page.
 */
final class DrawnPages {
  private static final int WIDTH = 960;
  private static final int HEIGHT = 736;

  private final RandomGenerator random;
  private final PageText text;
  private final List<String> lines = new ArrayList<>();
  private final BufferedImage image;
  private final Graphics2D graphics;

  private DrawnPages(RandomGenerator random, int width, int height) {
    this.random = random;
    this.text = new PageText(random);
    this.image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    this.graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
    graphics.setColor(random.nextBoolean() ? Color.BLACK : new Color(0x202428));
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
  }

  /** Whether this machine has the fonts for a kind. */
  static boolean possible(PageKind kind) {
    return !kind.needsChinese() || PageFonts.chinese(new SplittableRandom(1), 12).isPresent();
  }

  static DrawnPage of(PageKind kind, long seed) {
    RandomGenerator random = new SplittableRandom(seed * 31 + kind.name().hashCode());
    DrawnPages page =
        switch (kind) {
          case RECEIPT -> new DrawnPages(random, 480, 736).receipt();
          case TWO_COLUMNS -> new DrawnPages(random, WIDTH, HEIGHT).columns();
          case FORM -> new DrawnPages(random, WIDTH, HEIGHT).form();
          case SMALL_PRINT -> new DrawnPages(random, 900, 740).letter(12);
          case ACCENTED -> new DrawnPages(random, WIDTH, HEIGHT).accented();
          case CHINESE -> new DrawnPages(random, WIDTH, HEIGHT).chinese();
          case MIXED -> new DrawnPages(random, WIDTH, HEIGHT).mixed();
          default -> new DrawnPages(random, WIDTH, HEIGHT).any();
        };
    page.graphics.dispose();
    return new DrawnPage(kind, worn(page.image, kind, random), List.copyOf(page.lines));
  }

  private static BufferedImage worn(BufferedImage page, PageKind kind, RandomGenerator random) {
    boolean odd = random.nextBoolean();
    return switch (kind) {
      case UPSIDE_DOWN -> Wear.turned(page, 180);
      case TILTED -> Wear.turned(page, odd ? 12 : -12);
      case LEANING -> Wear.leaning(page, random.nextDouble(0.12, 0.3) * (odd ? 1 : -1));
      case PERSPECTIVE -> Wear.perspective(page, random.nextDouble(0.1, 0.25));
      case BLURRED -> Wear.blurred(page, random.nextDouble(1, 1.8));
      case NOISY ->
          odd
              ? Wear.noisy(page, random.nextDouble(25, 40), random)
              : Wear.peppered(page, random.nextDouble(0.03, 0.08), random);
      case FAINT -> {
        int ink = random.nextInt(165, 210);
        yield Wear.squeezed(page, ink, 250);
      }
      case DARK ->
          odd
              ? Wear.noisy(Wear.squeezed(page, 18, random.nextInt(55, 90)), 4, random)
              : Wear.squeezed(page, 235, 25);
      case JPEG_12 -> Wear.jpeg(page, 12);
      default -> page;
    };
  }

  private DrawnPages any() {
    return switch (random.nextInt(6)) {
      case 0 -> columns();
      case 1 -> form();
      default -> letter(random.nextInt(17, 30));
    };
  }

  /** Lines of one size from the margin on. */
  private DrawnPages letter(int size) {
    Font font =
        random.nextInt(5) == 0 ? PageFonts.mono(random, size) : PageFonts.latin(random, size);
    fill(font, 40, image.getWidth() - 80, text::latin);
    return this;
  }

  private DrawnPages accented() {
    fill(PageFonts.latin(random, 22), 40, image.getWidth() - 80, text::accented);
    return this;
  }

  private DrawnPages columns() {
    Font font = PageFonts.latin(random, random.nextInt(16, 21));
    graphics.setFont(font.deriveFont(Font.BOLD, 30f));
    draw("News from the valley", 40, 60);
    int half = image.getWidth() / 2;
    paragraph(font, 40, half - 70, 110);
    paragraph(font, half + 30, half - 70, 110);
    return this;
  }

  private void paragraph(Font font, int left, int width, int top) {
    graphics.setFont(font);
    int leading = (int) (font.getSize() * 1.5);
    StringBuilder line = new StringBuilder();
    int y = top;
    while (y < image.getHeight() - 30) {
      for (String word : text.prose().split(" ", -1)) {
        String longer = line.isEmpty() ? word : line + " " + word;
        if (graphics.getFontMetrics().stringWidth(longer) > width) {
          if (y < image.getHeight() - 30) {
            draw(line.toString(), left, y);
          }
          y += leading;
          line.setLength(0);
          line.append(word);
        } else {
          line.setLength(0);
          line.append(longer);
        }
      }
    }
  }

  private void fill(Font font, int left, int width, Supplier<String> source) {
    graphics.setFont(font);
    int leading = (int) (font.getSize() * random.nextDouble(1.4, 2));
    for (int y = 50; y < image.getHeight() - 20; y += leading) {
      String line = source.get();
      while (graphics.getFontMetrics().stringWidth(line) > width && line.contains(" ")) {
        line = line.substring(0, line.lastIndexOf(' '));
      }
      draw(line, left, y);
    }
  }

  private DrawnPages receipt() {
    Font font = PageFonts.mono(random, random.nextInt(17, 23));
    graphics.setFont(font.deriveFont(Font.BOLD));
    draw("CORNER SHOP LTD", 150, 50);
    graphics.setFont(font);
    draw("12 Mill Lane, York", 140, 80);
    draw("Tel 01904 " + text.number(100000, 999999), 140, 108);
    int right = image.getWidth() - 40;
    int y = 160;
    for (int i = 0; i < 11; i++, y += 34) {
      row(text.good(), text.price(), right, y);
    }
    row("SUBTOTAL", text.price(), right, y + 20);
    row("VAT 20%", text.price(), right, y + 54);
    row("TOTAL", "$" + text.price(), right, y + 88);
    draw("Card ****" + text.number(1000, 9999) + " " + text.date(), 40, y + 140);
    return this;
  }

  /** Two cells of a row: one at the left margin, one ending at {@code right}. */
  private void row(String label, String value, int right, int y) {
    int x = right - graphics.getFontMetrics().stringWidth(value);
    graphics.drawString(value, x, y);
    draw(label, 40, y);
    lines.set(lines.size() - 1, label + " " + value);
  }

  private DrawnPages form() {
    graphics.setFont(PageFonts.latin(random, random.nextInt(18, 26)));
    String[] labels = {
      "Name:",
      "Date of birth:",
      "Address:",
      "Customer No.",
      "Valid until",
      "Amount (USD)",
      "Phone",
      "Signature"
    };
    for (int i = 0; i < labels.length; i++) {
      String value =
          switch (i % 4) {
            case 0 -> "Maria Lindqvist";
            case 1 -> text.date();
            case 2 -> text.number(1, 99) + " Park Road";
            default -> text.code();
          };
      graphics.drawString(value, 340, 80 + i * 80);
      draw(labels[i], 50, 80 + i * 80);
      lines.set(lines.size() - 1, labels[i] + " " + value);
      graphics.drawLine(330, 92 + i * 80, 800, 92 + i * 80);
    }
    return this;
  }

  private DrawnPages chinese() {
    Font font = PageFonts.chinese(random, random.nextInt(18, 32)).orElseThrow();
    fill(font, 40, image.getWidth() - 80, text::chinese);
    return this;
  }

  private DrawnPages mixed() {
    Font font = PageFonts.chinese(random, random.nextInt(18, 30)).orElseThrow();
    fill(font, 40, image.getWidth() - 80, text::mixed);
    return this;
  }

  private void draw(String line, int x, int y) {
    graphics.drawString(line, x, y);
    lines.add(line);
  }
}
