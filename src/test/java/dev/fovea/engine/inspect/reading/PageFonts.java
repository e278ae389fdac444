package dev.fovea.engine.inspect.reading;

import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The typefaces that pages are drawn with: DejaVu where it is installed, Java's logical fonts
 * elsewhere. The system property {@code fovea.test.fonts} names other families, separated by
 * commas.
 */
final class PageFonts {
  private static final List<String> INSTALLED =
      List.of(GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames());
  private static final List<String> LATIN =
      families(
          System.getProperty("fovea.test.fonts", "DejaVu Sans,DejaVu Serif,DejaVu Sans Condensed"));
  private static final List<String> MONO =
      families(System.getProperty("fovea.test.monofonts", "DejaVu Sans Mono"));

  private PageFonts() {}

  private static List<String> families(String wanted) {
    List<String> present = Arrays.stream(wanted.split(",")).filter(INSTALLED::contains).toList();
    return present.isEmpty() ? List.of(Font.SANS_SERIF) : present;
  }

  static Font latin(RandomGenerator random, int size) {
    boolean bold = random.nextInt(5) == 0;
    return new Font(LATIN.get(random.nextInt(LATIN.size())), bold ? Font.BOLD : Font.PLAIN, size);
  }

  static Font mono(RandomGenerator random, int size) {
    return new Font(MONO.get(random.nextInt(MONO.size())), Font.PLAIN, size);
  }

  /** A font of the system that draws Chinese, if there is one. */
  static Optional<Font> chinese(RandomGenerator random, int size) {
    List<String> able =
        INSTALLED.stream()
            .filter(family -> !family.contains("Sharp"))
            .filter(family -> new Font(family, Font.PLAIN, 12).canDisplayUpTo("中国餐费 Abz09") < 0)
            .filter(family ->
                !List.of("Dialog", "DialogInput", "Monospaced", "SansSerif", "Serif")
                    .contains(family))
            .toList();
    return able.isEmpty()
        ? Optional.empty()
        : Optional.of(new Font(able.get(random.nextInt(able.size())), Font.PLAIN, size));
  }
}
