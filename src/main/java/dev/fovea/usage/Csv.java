package dev.fovea.usage;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Lines of RFC 4180, safe to open in a spreadsheet: a text that a spreadsheet would take for a
 * formula gets an apostrophe in front. Numbers stay numbers.
 */
public final class Csv {
  /** Also the wide forms, which some spreadsheets fold into the plain ones. */
  private static final String FORMULA = "=+-@＝＋－＠";

  private Csv() {}

  /**
   * One line, its end included.
   *
   * @param cells numbers, and anything else by its text
   */
  public static String line(List<?> cells) {
    return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String cell(Object value) {
    if (value instanceof Number number) {
      return number.toString();
    }
    String text = value.toString();
    String safe = isFormula(text) ? "'" + text : text;
    return safe.equals(text) && text.chars().noneMatch(Csv::needsQuotes)
        ? text
        : '"' + safe.replace("\"", "\"\"") + '"';
  }

  /**
   * Blanks in front are thrown away by some; a tab or a line break there ends the cell for others.
   */
  private static boolean isFormula(String text) {
    boolean control = !text.isEmpty() && text.charAt(0) < ' ';
    int first = text.chars().filter(c -> !isBlank(c)).findFirst().orElse(' ');
    return control || FORMULA.indexOf(first) >= 0;
  }

  private static boolean isBlank(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private static boolean needsQuotes(int c) {
    return c == ',' || c == '"' || c == '\r' || c == '\n' || c == ';' || c == '\t';
  }
}
