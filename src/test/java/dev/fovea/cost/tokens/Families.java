package dev.fovea.cost.tokens;

import dev.fovea.cost.tokens.TokenFormula.Seen;
import dev.fovea.vision.Detail;
import dev.fovea.vision.Size;
import java.util.List;

/** The families as the program has them, and short words for what tests ask them. */
final class Families {
  static final TokenFamilies ALL = TokenFamilies.load();

  private Families() {}

  static List<TokenFormula> each() {
    return TokenFamilies.file().at("families").orElseThrow().mapping().entries().keySet().stream()
        .map(Families::named)
        .toList();
  }

  static TokenFormula named(String family) {
    return ALL.named(family).orElseThrow();
  }

  static Seen seen(String family, String size, Detail detail) {
    return named(family).picture(size(size), detail);
  }

  static long tokens(String family, String size, Detail detail) {
    return seen(family, size, detail).tokens();
  }

  /** From {@code 1075x1520}. */
  static Size size(String text) {
    List<Integer> sides = List.of(text.split("x")).stream().map(Integer::valueOf).toList();
    return new Size(sides.getFirst(), sides.getLast());
  }
}
