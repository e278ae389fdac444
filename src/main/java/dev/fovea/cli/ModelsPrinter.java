package dev.fovea.cli;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Shows models to a person: as a table where the window is wide enough for one, else two lines
 * each.
 */
final class ModelsPrinter {
  /** Where nobody says how wide the window is. */
  static final int WIDTH_USUAL = 120;

  private static final int WIDTH_OF_TABLE = 110;
  private static final int ID = 47;
  private static final String ROW = "%-" + ID + "s  %-17s  %7s  %6s  %6s  %6s  %s";
  private static final String UNKNOWN = "?";
  private static final Pattern VARIABLE = Pattern.compile("\\b[A-Z][A-Z0-9]*(_[A-Z0-9]+)+\\b");
  private static final long THOUSAND = 1000;

  private final Terminal terminal;
  private final boolean table;

  ModelsPrinter(Terminal terminal, int width) {
    this.terminal = terminal;
    this.table = width >= WIDTH_OF_TABLE;
  }

  /**
   * @param cards models as {@code /v1/models} shows them
   */
  void print(List<? extends JsonNode> cards) {
    if (table && !cards.isEmpty()) {
      terminal.line(
          terminal.faint(
              ROW.formatted(
                  "MODEL", "BADGES", "CONTEXT", "INPUT", "CACHED", "OUTPUT", "AT, OR NEEDS")));
    }
    cards.forEach(card -> {
      if (table) {
        row(card);
      } else {
        lines(card);
      }
    });
    if (cards.stream().anyMatch(card -> card.path("pricing").isNull())) {
      terminal.line(terminal.faint("?: no price is known; accounts with credit are refused it."));
    }
    if (cards.stream().anyMatch(card -> card.path("pricing").has("above"))) {
      terminal.line(terminal.faint("+: long inputs cost more."));
    }
  }

  /** An id that is too long for its column gets a line of its own: it is there to be copied. */
  private void row(JsonNode card) {
    String id = card.path("id").asString();
    boolean fits = id.length() <= ID;
    if (!fits) {
      terminal.line(id);
    }
    terminal.line(
        ROW.formatted(
            fits ? id : "",
            badges(card),
            context(card).orElse(""),
            rate(card, "input"),
            card.at("/pricing/cached_input").isMissingNode() ? "" : rate(card, "cached_input"),
            rate(card, "output"),
            where(card)));
  }

  private void lines(JsonNode card) {
    terminal.line(terminal.bold(card.path("id").asString()));
    terminal.line(
        "  "
            + Stream.of(
                    Optional.of(badges(card)),
                    context(card),
                    Optional.of(price(card)),
                    Optional.of(where(card)))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" · ")));
  }

  private static String badges(JsonNode card) {
    return card.path("capabilities")
        .valueStream()
        .map(JsonNode::asString)
        .collect(Collectors.joining(" "));
  }

  private static Optional<String> context(JsonNode card) {
    long tokens = card.path("context_length").asLong(0);
    if (tokens == 0) {
      return Optional.empty();
    }
    return Optional.of(
        tokens >= THOUSAND * THOUSAND
            ? tokens / (THOUSAND * THOUSAND) + "M"
            : tokens >= THOUSAND ? tokens / THOUSAND + "k" : Long.toString(tokens));
  }

  private static String price(JsonNode card) {
    if (card.path("pricing").isNull()) {
      return "no known price";
    }
    return isFree(card)
        ? "free"
        : "$%s in, $%s out".formatted(rate(card, "input"), rate(card, "output"));
  }

  private static String rate(JsonNode card, String word) {
    JsonNode pricing = card.path("pricing");
    if (pricing.isNull()) {
      return UNKNOWN;
    }
    if (isFree(card)) {
      return "free";
    }
    String more = pricing.has("above") ? "+" : "";
    return pricing.path(word).decimalValue().toPlainString() + more;
  }

  private static boolean isFree(JsonNode card) {
    JsonNode pricing = card.path("pricing");
    return pricing.path("input").decimalValue().signum() == 0
        && pricing.path("output").decimalValue().signum() == 0
        && !pricing.has("per_image")
        && !pricing.has("per_second")
        && !pricing.has("per_page");
  }

  /** The provider that is asked first, or the first variable that would make it ready. */
  private static String where(JsonNode card) {
    if (card.path("ready").asBoolean()) {
      return card.path("owned_by").asString();
    }
    String why = card.path("why_not").asString("");
    return VARIABLE
        .matcher(why)
        .results()
        .findFirst()
        .map(variable -> variable.group())
        .orElse("switched off");
  }
}
